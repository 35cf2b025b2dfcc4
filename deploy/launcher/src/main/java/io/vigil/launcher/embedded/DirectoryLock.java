package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data directory for one broker. Kafka has a lock of its own, but looks at it only after it
 * has opened the metadata's log, by which a second broker on the same directory harms the first.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = ".vigil.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory that exists.
   *
   * @throws Failure if a broker of this or another process holds it
   */
  static DirectoryLock take(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return new DirectoryLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        channel.close();
        throw inUse(directory, e);
      }
      channel.close();
      throw inUse(directory, new IOException("the lock is held by another process"));
    } catch (IOException e) {
      throw BrokerFaults.atStart(directory, e);
    }
  }

  private static Failure inUse(Path directory, Exception cause) {
    return new Failure(
        ExitCode.KAFKA,
        "broker.directory-in-use",
        "another Vigil uses the data directory " + directory,
        "stop it, or name another directory with --data-dir",
        cause);
  }

  /** Frees the directory. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
