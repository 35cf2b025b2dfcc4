package io.vigil.launcher.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or disk, written {@code 512KB}, {@code 64MB} or {@code 2GB} (powers of
 * 1,024).
 *
 * @param bytes the amount in bytes, at least 0
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)");

  /** Checks the amount. */
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is at least 0B");
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if the text is not a number with a unit
   */
  public static DataSize parse(String text) {
    Matcher m = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!m.matches()) {
      throw new IllegalArgumentException("a size such as 64MB (units B, KB, MB, GB)");
    }
    long number = Long.parseLong(m.group(1));
    return new DataSize(
        switch (m.group(2)) {
          case "KB" -> number << 10;
          case "MB" -> number << 20;
          case "GB" -> number << 30;
          default -> number;
        });
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The shortest exact form. */
  @Override
  public String toString() {
    if (bytes == 0) {
      return "0B";
    }
    if (bytes % (1L << 30) == 0) {
      return (bytes >> 30) + "GB";
    }
    if (bytes % (1L << 20) == 0) {
      return (bytes >> 20) + "MB";
    }
    return bytes % (1L << 10) == 0 ? (bytes >> 10) + "KB" : bytes + "B";
  }
}
