package io.vigil.server.media;

import io.vigil.schemas.Caption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Captions as WebVTT, which players and browsers read. */
public final class WebVtt {
  private static final long CLOCK = 90_000;
  private static final long WRAP = 1L << 33;

  private WebVtt() {}

  /** A whole file, whose clock begins at {@code zero}. */
  public static String file(Instant zero, List<Caption> captions) {
    return "WEBVTT\n\nNOTE 00:00:00.000 is " + zero + "\n\n" + cues(zero, captions);
  }

  /**
   * A segment of a live playlist, whose clock begins at the segment's own start.
   *
   * @param media the segment's start on the media's clock, which begins with the epoch of Unix
   */
  public static String segment(Instant zero, Duration media, List<Caption> captions) {
    long ticks = Math.floorMod(media.toMillis() * (CLOCK / 1000), WRAP);
    return "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:"
        + ticks
        + ",LOCAL:00:00:00.000\n\n"
        + cues(zero, captions);
  }

  private static String cues(Instant zero, List<Caption> captions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < captions.size(); i++) {
      Caption caption = captions.get(i);
      Instant end = caption.getEnd();
      // A player shows all cues of a time at once: the next caption takes the place of this one.
      if (i + 1 < captions.size() && captions.get(i + 1).getStart().isBefore(end)) {
        end = captions.get(i + 1).getStart();
      }
      if (!end.isAfter(caption.getStart())) {
        continue;
      }
      text.append(caption.getId())
          .append('\n')
          .append(time(zero, caption.getStart()))
          .append(" --> ")
          .append(time(zero, end))
          .append('\n')
          .append(escaped(caption.getText()))
          .append("\n\n");
    }
    return text.toString();
  }

  private static String time(Instant zero, Instant time) {
    long millis = Math.max(0, Duration.between(zero, time).toMillis());
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\s+", " ");
  }
}
