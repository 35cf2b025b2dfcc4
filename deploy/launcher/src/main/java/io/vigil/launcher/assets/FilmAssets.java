package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.FilmClip;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Adds what films give: themselves, and backgrounds where nobody is to be seen. */
final class FilmAssets {
  private static final int BACKGROUND_EVERY_SECONDS = 4;
  private static final int MOST_BACKGROUNDS = 6;

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
    } catch (IOException e) {
      report.broken(note.id(), e);
    }
    steps.next(note.origin().set());
  }

  private void backgrounds(FilmNote note, MediaDecoder.Film film) throws IOException {
    int made = 0;
    for (int second = 0;
        second < film.seconds() && made < MOST_BACKGROUNDS;
        second += BACKGROUND_EVERY_SECONDS) {
      if (!note.empty(second)) {
        continue;
      }
      Optional<Pixels> background =
          PictureMaker.background(Pixels.decode(film.frames().get(second * FilmClip.FRAME_RATE)));
      if (background.isPresent()) {
        made++;
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
}
