package io.vigil.launcher.demo;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@code demo:} address asks for, such as {@code demo:?seed=7&size=1280x720&rate=12}.
 *
 * @param seed of the world: the same seed shows the same things
 * @param width pixels, even, 64 to 3840
 * @param height pixels, even, 64 to 2160
 * @param rate pictures per second, 1 to 60
 */
public record DemoSettings(long seed, int width, int height, int rate) {
  /** Checks the ranges. */
  public DemoSettings {
    if (width < 64 || width > 3840 || height < 64 || height > 2160 || (width | height) % 2 != 0) {
      throw new IllegalArgumentException(
          "demo: size must be even numbers from 64x64 to 3840x2160, such as 640x360");
    }
    if (rate < 1 || rate > 60) {
      throw new IllegalArgumentException("demo: rate must be 1 to 60 pictures per second");
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  public static DemoSettings of(URI address) {
    String part = address.getSchemeSpecificPart();
    String query = part.contains("?") ? part.substring(part.indexOf('?') + 1) : "";
    Map<String, String> given =
        Stream.of(query.split("&", -1))
            .filter(pair -> !pair.isEmpty())
            .collect(
                Collectors.toMap(
                    pair -> pair.replaceFirst("=.*", ""),
                    pair -> pair.replaceFirst("[^=]*=?", ""),
                    (first, second) -> second));
    given.keySet().stream()
        .filter(key -> !key.matches("seed|size|rate"))
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException("demo: takes seed, size and rate, not " + key);
            });
    String size = given.getOrDefault("size", "640x360");
    if (!size.matches("\\d{2,4}x\\d{2,4}")) {
      throw new IllegalArgumentException("demo: size must be such as 640x360, not " + size);
    }
    int times = size.indexOf('x');
    return new DemoSettings(
        number(given, "seed", "8"),
        Integer.parseInt(size.substring(0, times)),
        Integer.parseInt(size.substring(times + 1)),
        (int) Math.min(Integer.MAX_VALUE, number(given, "rate", "12")));
  }

  private static long number(Map<String, String> given, String key, String otherwise) {
    String text = given.getOrDefault(key, otherwise);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "demo: " + key + " must be a whole number, not " + text, e);
    }
  }
}
