package io.vigil.launcher.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Small forms that all tables and lines share. */
public final class Text {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.S");
  private static final int BAR = 8;

  private Text() {}

  /** The local time of day, to the tenth of a second. */
  public static String clock(Instant time) {
    return CLOCK.format(time.atZone(ZoneId.systemDefault()));
  }

  /** Seconds with one decimal. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** A length of film as people say it: {@code 12.0 s}, {@code 3 min 05 s}, {@code 2 h 14 min}. */
  public static String length(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds(duration);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** A share of pictures and sound: {@code picture ██████░░ sound 23 %}. */
  public static String shares(float picture, float sound) {
    if (picture + sound <= 0) {
      return "picture - sound -".formatted();
    }
    double share = picture / (double) (picture + sound);
    int full = (int) Math.round(share * BAR);
    return String.format(
        Locale.ROOT,
        "picture %3.0f%% %s%s %3.0f%% sound",
        share * 100,
        "█".repeat(full),
        "░".repeat(BAR - full),
        (1 - share) * 100);
  }

  /** An amount of bytes with one decimal. */
  public static String bytes(long bytes) {
    if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1073741824.0);
  }
}
