package io.vigil.server.evidence;

import io.vigil.schemas.Review;
import io.vigil.schemas.Verdict;
import io.vigil.server.http.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clips of reviewed events, and their export as labelled clips to learn from.
 *
 * <p>A clip is cut when its event is reviewed: the topics keep media for an hour, and a set to
 * learn from grows for weeks. The export is a folder with the clips and a table {@code clips.csv}
 * of {@code file,start,end,label}: a confirmed event bears its type's name, a refuted one {@code
 * none}.
 */
final class ReviewClips {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String CLIP = ".mp4";
  private static final String SPAN = ".span";
  private static final String EXPORT = "export-";
  private static final String TABLE = "clips.csv";
  private static final String NONE = "none";
  private static final String CUSTOM = "custom.";
  private static final int LONGEST_LABEL = 40;

  private final MediaReader media;
  private final Path folder;

  /**
   * Clips below a folder.
   *
   * @param folder is made if it does not exist
   */
  ReviewClips(MediaReader media, Path folder) {
    this.media = media;
    this.folder = folder;
  }

  /**
   * What an export gave.
   *
   * @param directory with the clips and their table
   * @param clips how many
   * @param left one line for each reviewed event without a clip
   */
  record Export(String directory, int clips, List<String> left) {}

  /**
   * Cuts the clip of an event, if that was not done before.
   *
   * @return why there is none; empty if there is one
   */
  Optional<String> keep(Review review) throws IOException {
    Path clip = clip(review);
    if (Files.exists(clip)) {
      return Optional.empty();
    }
    Media found;
    try {
      found =
          media.read(
              review.getStream(),
              start(review),
              start(review).plus(length(review)),
              Optional.empty());
    } catch (Problem e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    Files.createDirectories(clips(review.getStream()));
    // Whole or not at all.
    Path part = clip.resolveSibling(clip.getFileName() + ".part");
    ClipWriter.write(found, part);
    Files.move(part, clip, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        span(review),
        String.format(
            Locale.ROOT,
            "%.2f,%.2f",
            seconds(review, review.getStart()),
            seconds(review, labelEnd(review, found))));
    return Optional.empty();
  }

  /** Copies the clips of reviews to a new folder, with their table. */
  Export export(List<Review> reviews, Instant now) throws IOException {
    Path target = folder.resolve(EXPORT + NAME.format(now));
    Files.createDirectories(target);
    List<String> rows = new ArrayList<>(List.of("file,start,end,label"));
    List<String> left = new ArrayList<>();
    for (Review review : reviews) {
      if (review.getVerdict() == Verdict.UNKNOWN) {
        continue;
      }
      Optional<String> missing = keep(review);
      if (missing.isPresent()) {
        left.add(review.getEvent() + ": " + missing.get());
        continue;
      }
      String file = review.getEvent() + CLIP;
      Files.copy(clip(review), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      rows.add(
          review.getVerdict() == Verdict.CONFIRMED
              ? file + "," + Files.readString(span(review)) + "," + label(review.getType())
              : file + ",,," + NONE);
    }
    Files.writeString(
        target.resolve(TABLE), String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    return new Export(target.toAbsolutePath().toString(), rows.size() - 1, left);
  }

  /** A type's name as the name of a class: a type that was learnt from clips has its own back. */
  static String label(String type) {
    String name = type.startsWith(CUSTOM) ? type.substring(CUSTOM.length()) : type;
    String fit = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return fit.substring(0, Math.min(LONGEST_LABEL, fit.length()));
  }

  /** Those of a stream lie in a folder of its own, so that they can be found when it is erased. */
  private Path clips(String stream) {
    return folder.resolve("clips").resolve("of-" + stream);
  }

  /**
   * Removes a stream's clips that were cut before a time, from the exports too.
   *
   * @param before by the files' own times
   */
  void forget(String stream, Instant before) throws IOException {
    for (Path clip : list(clips(stream))) {
      if (Files.getLastModifiedTime(clip).toInstant().isBefore(before)) {
        for (Path export : list(folder)) {
          if (String.valueOf(export.getFileName()).startsWith(EXPORT)) {
            leaveOut(String.valueOf(clip.getFileName()), export);
          }
        }
        Files.delete(clip);
      }
    }
  }

  private static void leaveOut(String clip, Path export) throws IOException {
    if (Files.deleteIfExists(export.resolve(clip))) {
      Path table = export.resolve(TABLE);
      List<String> rows = new ArrayList<>(Files.readAllLines(table));
      rows.removeIf(row -> row.startsWith(clip + ","));
      Files.writeString(table, String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private Path clip(Review review) {
    return clips(review.getStream()).resolve(review.getEvent() + CLIP);
  }

  private Path span(Review review) {
    return clips(review.getStream()).resolve(review.getEvent() + SPAN);
  }

  private static Instant start(Review review) {
    return review.getStart().minus(EvidenceRoutes.AROUND);
  }

  private static Duration length(Review review) {
    Duration wanted = Duration.between(start(review), review.getEnd().plus(EvidenceRoutes.AROUND));
    return wanted.compareTo(MediaReader.LONGEST) > 0 ? MediaReader.LONGEST : wanted;
  }

  /** No later than the media go: a label behind its film's end is refused when it is read. */
  private static Instant labelEnd(Review review, Media media) {
    Instant last = review.getStart().plusMillis(500);
    for (Picture picture : media.pictures()) {
      last = picture.time().isAfter(last) ? picture.time() : last;
    }
    if (media.pictures().isEmpty()) {
      for (Sound sound : media.sounds()) {
        last = sound.end().isAfter(last) ? sound.end() : last;
      }
    }
    Instant end = review.getEnd();
    Instant least = review.getStart().plusMillis(500);
    end = end.isBefore(least) ? least : end;
    return end.isAfter(last) ? last : end;
  }

  private static double seconds(Review review, Instant time) {
    return Duration.between(start(review), time).toMillis() / 1e3;
  }
}
