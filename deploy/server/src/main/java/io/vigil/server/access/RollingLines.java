package io.vigil.server.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lines in a file that is only ever appended to. A full one becomes NAME.1.jsonl, that one
 * NAME.2.jsonl and so on; the oldest goes. Its owner alone may read it. Thread-safe.
 */
final class RollingLines {
  private final Path folder;
  private final String name;
  private final long bytes;
  private final int files;

  /**
   * Lines of this name.
   *
   * @param bytes size at which a file is full
   * @param files how many are kept, the current one included
   */
  RollingLines(Path folder, String name, long bytes, int files) {
    this.folder = folder;
    this.name = name;
    this.bytes = bytes;
    this.files = files;
  }

  private Path file(int age) {
    return folder.resolve(age == 0 ? name + ".jsonl" : name + "." + age + ".jsonl");
  }

  synchronized void append(String line) throws IOException {
    Files.createDirectories(folder);
    Path current = file(0);
    if (Files.exists(current) && Files.size(current) >= bytes) {
      roll();
    }
    try (FileChannel channel =
        FileChannel.open(
            current,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void roll() throws IOException {
    Files.deleteIfExists(file(files - 1));
    for (int age = files - 2; age >= 0; age--) {
      if (Files.exists(file(age))) {
        Files.move(file(age), file(age + 1));
      }
    }
  }

  /**
   * The newest of those lines that {@code parse} takes, newest first.
   *
   * @param most how many at most
   */
  synchronized <T> List<T> newest(int most, Function<String, Optional<T>> parse)
      throws IOException {
    List<T> found = new ArrayList<>();
    for (int age = 0; age < files && found.size() < most; age++) {
      Deque<T> ofFile = new ArrayDeque<>();
      try (BufferedReader lines = Files.newBufferedReader(file(age))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          parse.apply(line).ifPresent(ofFile::addFirst);
          if (ofFile.size() > most) {
            ofFile.removeLast();
          }
        }
      } catch (NoSuchFileException e) {
        continue;
      }
      ofFile.stream().limit(most - found.size()).forEach(found::add);
    }
    return found;
  }
}
