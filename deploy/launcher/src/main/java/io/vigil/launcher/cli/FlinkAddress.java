package io.vigil.launcher.cli;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/**
 * A Flink cluster's REST endpoint, and the jar that is sent there.
 *
 * @param host name or address
 * @param port of the REST endpoint, 1 to 65535
 */
record FlinkAddress(String host, int port) {
  /** Reads {@code host:port}. */
  static FlinkAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      throw new TypeConversionException("'" + text + "' is not host:port");
    }
    return new FlinkAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /**
   * The job's jar below the install root.
   *
   * @throws Failure if it is not there
   */
  static Path jobJar(CliContext context) {
    Path folder = context.home().orElse(Path.of("")).resolve("operators/target");
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder, "vigil-operators-*-job.jar")) {
      for (Path jar : jars) {
        return jar.toAbsolutePath().normalize();
      }
    } catch (IOException e) {
      throw missing(folder, e);
    }
    throw missing(folder, null);
  }

  private static Failure missing(
      Path folder, @org.jspecify.annotations.Nullable IOException cause) {
    return new Failure(
        ExitCode.JOB,
        "job.no-jar",
        "the job's jar is not in " + folder,
        "build it with ./mvnw -DskipTests package, or name one with --jar",
        cause);
  }
}
