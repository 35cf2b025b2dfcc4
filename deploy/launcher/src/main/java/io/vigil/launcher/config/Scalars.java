package io.vigil.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The value types of single keys: how each is read from text, and what its page calls it. */
final class Scalars {
  /** Reads one type. The message of the exception thrown says what is allowed. */
  private record Scalar(String name, Reader reader) {}

  /** Text to value. */
  private interface Reader {
    Object read(String text);
  }

  private static final Map<Class<?>, Scalar> TYPES =
      Map.ofEntries(
          Map.entry(String.class, new Scalar("text", text -> text)),
          Map.entry(int.class, new Scalar("whole number", Scalars::integer)),
          Map.entry(Integer.class, new Scalar("whole number", Scalars::integer)),
          Map.entry(long.class, new Scalar("whole number", Scalars::wholeNumber)),
          Map.entry(double.class, new Scalar("number", Scalars::number)),
          Map.entry(Double.class, new Scalar("number", Scalars::number)),
          Map.entry(boolean.class, new Scalar("true or false", Scalars::truth)),
          Map.entry(Path.class, new Scalar("path", Scalars::path)),
          Map.entry(Duration.class, new Scalar("duration", Durations::parse)),
          Map.entry(Instant.class, new Scalar("time", Scalars::time)),
          Map.entry(MaskList.class, new Scalar("polygons", MaskList::parse)),
          Map.entry(DataSize.class, new Scalar("size", DataSize::parse)));

  private Scalars() {}

  /** Whether a key may have this type. */
  static boolean has(Class<?> type) {
    return type.isEnum() || TYPES.containsKey(type);
  }

  /** What the page calls the type. */
  static String name(Class<?> type) {
    return type.isEnum() ? "one of " + symbols(type) : scalar(type).name();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static Object read(Class<?> type, String text) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(symbol -> written(symbol).equals(text.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("one of " + symbols(type)));
    }
    return scalar(type).reader().read(text);
  }

  /** A value as one would write it in YAML. */
  static String written(Object value) {
    if (value instanceof Duration duration) {
      return Durations.format(duration);
    }
    if (value instanceof Enum<?> symbol) {
      return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return value.toString();
  }

  private static Scalar scalar(Class<?> type) {
    Scalar scalar = TYPES.get(type);
    if (scalar == null) {
      throw new IllegalStateException("no configuration type for " + type);
    }
    return scalar;
  }

  private static String symbols(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Scalars::written)
        .collect(Collectors.joining(", "));
  }

  private static Object integer(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number", e);
    }
  }

  private static Object wholeNumber(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number", e);
    }
  }

  private static Object number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number", e);
    }
    throw new IllegalArgumentException("a number");
  }

  private static Object truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private static Object path(String text) {
    String home = System.getProperty("user.home", ".");
    return Path.of(text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text);
  }

  private static Object time(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a time such as 2026-01-31T08:00:00Z", e);
    }
  }
}
