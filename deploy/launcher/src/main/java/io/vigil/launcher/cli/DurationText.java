package io.vigil.launcher.cli;

import io.vigil.launcher.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s} and {@code 10m} on the command line as in the configuration. */
final class DurationText implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is not " + e.getMessage());
    }
  }
}
