package io.vigil.server.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vigil.server.http.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file of users and tokens: JSON that its owner alone may read (mode 600). It is replaced as a
 * whole, so that a reader never sees half of a change, and read again whenever it has changed, so
 * that removing someone holds at once. Thread-safe; several processes may change it.
 */
public final class UserFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  /** A lock of a file holds between processes; within one it is refused rather than waited for. */
  private static final ReentrantLock CHANGING = new ReentrantLock();

  private final Path file;
  private @Nullable Held held;

  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  private record Held(Stamp stamp, Users users) {}

  /** The file at this place; it need not be there yet. */
  public UserFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * What it holds now; nobody if there is no such file.
   *
   * @throws AccessException if it is broken, or others than its owner may read it
   */
  public synchronized Users read() {
    try {
      if (!Files.exists(file)) {
        return Users.NONE;
      }
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp stamp =
          new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
      Held last = held;
      if (last != null && last.stamp.equals(stamp)) {
        return last.users;
      }
      requirePrivate();
      Users users = Json.mapper().readValue(Files.readAllBytes(file), Users.class);
      held = new Held(stamp, users);
      return users;
    } catch (JsonProcessingException e) {
      // The exception's own message may quote the file.
      throw new AccessException(
          "the file of users " + file + " is broken" + lineOf(e),
          "restore it, or begin anew: remove it and run `vigil user add`");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String lineOf(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
  }

  private AccessException unreadable(IOException e) {
    return new AccessException(
        "the file of users "
            + file
            + " cannot be used: "
            + e.getClass().getSimpleName()
            + " "
            + e.getMessage(),
        "let the user of this process own it and its folder",
        e);
  }

  private void requirePrivate() throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new AccessException(
          "others than its owner may use the file of users "
              + file
              + " ("
              + PosixFilePermissions.toString(permissions)
              + ")",
          "chmod 600 " + file);
    }
  }

  /**
   * Changes it; one change at a time, of all processes.
   *
   * @throws AccessException if it cannot be read or written, or {@code change} refuses
   */
  public Users change(UnaryOperator<Users> change) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      CHANGING.lock();
      try {
        try (FileChannel channel =
                FileChannel.open(
                    lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PRIVATE);
            FileLock lock = channel.lock()) {
          Users changed = change.apply(read());
          if (lock.isValid()) {
            write(changed);
          }
          return changed;
        }
      } finally {
        CHANGING.unlock();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void write(Users users) throws IOException {
    Path next =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", PRIVATE);
    try {
      byte[] bytes = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(users);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(bytes));
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
