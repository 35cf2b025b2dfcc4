package io.vigil.launcher.run;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a system in this process keeps its log and state: a folder of the user's, which stays, or
 * one of the process's own, which goes with it. What a killed process left behind is removed by the
 * next.
 */
public final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final String SESSION = "session-";

  private final Path path;
  private final boolean temporary;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** A folder that stays. */
  public static DataDirectory lasting(Path path) {
    return new DataDirectory(path, false);
  }

  /**
   * A folder below another one, removed when this is closed.
   *
   * @throws Failure if it cannot be made
   */
  public static DataDirectory temporary(Path below) {
    try {
      Files.createDirectories(below);
      removeAbandoned(below);
      return new DataDirectory(
          Files.createTempDirectory(below, SESSION + ProcessHandle.current().pid() + "-"), true);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "data-directory",
          "the data directory " + below + " cannot be written",
          "name another with --data-dir",
          e);
    }
  }

  private static void removeAbandoned(Path below) throws IOException {
    try (Stream<Path> children = Files.list(below)) {
      for (Path child : children.filter(DataDirectory::isAbandoned).toList()) {
        remove(child);
      }
    }
  }

  private static boolean isAbandoned(Path child) {
    String name = String.valueOf(child.getFileName());
    if (!name.matches(SESSION + "\\d{1,18}-\\d+")) {
      return false;
    }
    String pid = name.substring(SESSION.length(), name.indexOf('-', SESSION.length()));
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    if (temporary) {
      remove(path);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove {}: {}", directory, e.getMessage());
    }
  }
}
