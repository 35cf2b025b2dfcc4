package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one line why the embedded broker does not run. */
final class BrokerFaults {
  private static final long NEARLY_FULL = 16L << 20;

  private BrokerFaults() {}

  static Failure diskFull(Path directory, long freeBytes, @Nullable Throwable cause) {
    return new Failure(
        ExitCode.KAFKA,
        "broker.disk-full",
        "the disk under " + directory + " is full (" + (freeBytes >> 20) + " MB free)",
        "make room, or name another place with --data-dir, or lower embedded.topic-size",
        cause);
  }

  static Failure atStart(Path directory, Exception e) {
    if (isPortInUse(e)) {
      return new Failure(
          ExitCode.KAFKA,
          "broker.port-in-use",
          "the embedded broker's port is in use",
          "choose another with --port, or 0 for a free one",
          e);
    }
    long free = free(directory);
    return free < NEARLY_FULL
        ? diskFull(directory, free, e)
        : new Failure(
            ExitCode.KAFKA,
            "broker.start",
            "the embedded broker cannot start: " + rootMessage(e),
            "run again with --verbose, or name a fresh directory with --data-dir",
            e);
  }

  static boolean isPortInUse(Exception e) {
    return chain(e).contains("Address already in use");
  }

  static Failure whileRunning(Path directory, @Nullable String message) {
    long free = free(directory);
    return free < NEARLY_FULL
        ? diskFull(directory, free, null)
        : new Failure(
            ExitCode.KAFKA,
            "broker.stopped",
            "the embedded broker stopped" + (message == null ? "" : ": " + message),
            "see the log file, and check the disk under " + directory);
  }

  private static long free(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static String chain(Throwable e) {
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      all.append(t).append(' ');
    }
    return all.toString();
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
