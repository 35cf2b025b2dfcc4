package io.vigil.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of a few megabytes: a file system in memory, where this user may mount one. */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 << 10;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts it on a folder; the test is skipped where that is not allowed. */
  public static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    boolean mounted =
        command("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder + "");
    assumeTrue(mounted, "a test of a full disk needs the right to mount one");
    return new SmallDisk(folder);
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Takes all of its room. */
  public void fill() throws IOException {
    try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
      byte[] block = new byte[BLOCK];
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        ballast.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > BLOCK) {
        throw e;
      }
    }
  }

  private static boolean command(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    command("umount", "-l", folder.toString());
  }
}
