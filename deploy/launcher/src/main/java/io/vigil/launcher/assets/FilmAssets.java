package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetLabels;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.FilmClip;
import io.vigil.model.assets.FilmLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds what films give: themselves, backgrounds where nobody is to be seen, and of those that are
 * learnt from, single pictures of which is known what they show.
 */
final class FilmAssets {
  private static final int BACKGROUND_EVERY_SECONDS = 2;
  private static final int MOST_BACKGROUNDS = 10;
  private static final int MOST_STILLS = 8;

  /** Two moments that differ by less are one place, in levels. */
  private static final double SAME = 9;

  private final PackWriter writer;
  private final PackReport report;

  FilmAssets(PackWriter writer, PackReport report) {
    this.writer = writer;
    this.report = report;
  }

  void add(FilmNote note, Steps steps) throws IOException, InterruptedException {
    try {
      MediaDecoder.Film film = MediaDecoder.film(note.film());
      writer.film(note, film);
      backgrounds(note, film);
      if (note.part() == AssetPart.TRAIN) {
        stills(note, film);
      }
    } catch (IOException e) {
      report.broken(note.id(), e);
    }
    steps.next(note.origin().set());
  }

  private void backgrounds(FilmNote note, MediaDecoder.Film film) throws IOException {
    List<Pixels> made = new ArrayList<>();
    for (int second = 0;
        second < film.seconds() && made.size() < MOST_BACKGROUNDS;
        second += BACKGROUND_EVERY_SECONDS) {
      int frame = second * FilmClip.FRAME_RATE;
      if (frame >= film.frames().size() || !note.empty(second)) {
        continue;
      }
      Optional<Pixels> background = PictureMaker.moment(Pixels.decode(film.frames().get(frame)));
      if (background.isPresent() && isUnlike(background.get(), made)) {
        made.add(background.get());
        writer.picture(
            note.id() + "@" + second + "s",
            AssetType.BACKGROUND,
            note.origin(),
            note.part(),
            background.get(),
            List.of(),
            List.of());
      }
    }
  }

  private void stills(FilmNote note, MediaDecoder.Film film) throws IOException {
    FilmLabels labels = new FilmLabels(note.labels(), note.appearances(), film.seconds());
    List<Pixels> made = new ArrayList<>();
    double step = Math.max(1, film.seconds() / MOST_STILLS);
    for (double at = 0; at < film.seconds(); at += step) {
      List<String> shown = presences(labels, at, true);
      int frame = (int) (at * FilmClip.FRAME_RATE);
      if (shown.isEmpty() || frame >= film.frames().size()) {
        continue;
      }
      Optional<Pixels> still = PictureMaker.still(Pixels.decode(film.frames().get(frame)));
      if (still.isPresent() && isUnlike(still.get(), made)) {
        made.add(still.get());
        writer.picture(
            note.id() + "@" + at + "s still",
            AssetType.STILL,
            note.origin(),
            note.part(),
            still.get(),
            shown,
            presences(labels, at, false));
      }
    }
  }

  private static List<String> presences(FilmLabels labels, double at, boolean shown) {
    return AssetLabels.PRESENCES.stream()
        .sorted()
        .filter(presence -> labels.shows(presence, at).equals(Optional.of(shown)))
        .toList();
  }

  private static boolean isUnlike(Pixels one, List<Pixels> made) {
    return made.stream().allMatch(other -> distance(one, other) > SAME);
  }

  /** Mean distance of the green of two pictures of one size. */
  private static double distance(Pixels one, Pixels other) {
    long sum = 0;
    for (int i = 0; i < one.argb().length; i++) {
      sum += Math.abs((one.argb()[i] >> 8 & 255) - (other.argb()[i] >> 8 & 255));
    }
    return (double) sum / one.argb().length;
  }
}
