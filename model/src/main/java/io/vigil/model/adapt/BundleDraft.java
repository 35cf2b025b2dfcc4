package io.vigil.model.adapt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bundle that is being written: a folder beside its target, which takes the target's name when it
 * is whole and is removed if it never gets whole.
 */
final class BundleDraft implements AutoCloseable {

  /** What is written anew; everything else of a bundle is carried over. */
  private static final List<String> NEW = List.of("saved_model.pb", "variables", "bundle.json");

  private final Path source;
  private final Path target;
  private final Path directory;

  /**
   * A draft.
   *
   * @param source bundle that it is made of
   * @throws IOException if the target stands there already or its folder cannot be written
   */
  BundleDraft(Path source, Path target) throws IOException {
    this.source = source.toAbsolutePath().normalize();
    this.target = target.toAbsolutePath().normalize();
    if (Files.exists(this.target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    this.directory = this.target.resolveSibling(this.target.getFileName() + ".part");
    delete(directory);
    Files.createDirectories(directory);
  }

  /** Where to write. */
  Path directory() {
    return directory;
  }

  /** Copies what the source has beside its network: attributions, licences, a card. */
  void carryOver() throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path name = source.relativize(path);
        Path copy = directory.resolve(name.toString());
        if (Files.isRegularFile(path) && !NEW.contains(name.getName(0).toString())) {
          Files.createDirectories(copy.resolveSibling(""));
          Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Takes away the network that was written, for another to take its place. */
  void clearNetwork() throws IOException {
    Files.deleteIfExists(directory.resolve("saved_model.pb"));
    delete(directory.resolve("variables"));
  }

  /** It is whole. */
  void finish() throws IOException {
    Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    delete(directory);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
