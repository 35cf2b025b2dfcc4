package io.vigil.launcher.bench;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's own program: the one that comes with the libraries that Vigil uses, else the PATH's. */
final class FfmpegProgram {
  /** What {@code -benchmark} says at the end: processor time of the whole process. */
  private static final Pattern TIMES = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

  private final String path;

  private FfmpegProgram(String path) {
    this.path = path;
  }

  /** Finds the program. */
  static FfmpegProgram find() {
    try {
      return new FfmpegProgram(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    } catch (LinkageError | RuntimeException e) {
      return new FfmpegProgram("ffmpeg");
    }
  }

  /**
   * Runs it to its end.
   *
   * @return the processor time that it took, seconds
   * @throws Failure if there is none, or it fails
   */
  double run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(path);
    command.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "info", "-nostats"));
    command.addAll(List.of("-benchmark", "-y"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said;
      try (InputStream output = process.getInputStream()) {
        said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw failure("the program ffmpeg fails: " + last(said), null);
      }
      Matcher times = TIMES.matcher(said);
      if (!times.find()) {
        throw failure("the program ffmpeg does not tell its processor time", null);
      }
      return Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
    } catch (IOException e) {
      throw failure("there is no program ffmpeg to compare with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the program ffmpeg was interrupted", e);
    }
  }

  private static String last(String said) {
    return said.lines().reduce((a, b) -> b).orElse("it says nothing");
  }

  private static Failure failure(String fault, @org.jspecify.annotations.Nullable Exception cause) {
    return new Failure(
        ExitCode.FAILURE,
        "bench.ffmpeg",
        fault,
        "install ffmpeg, or leave this benchmark out with --only",
        cause);
  }
}
