package io.vigil.model.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 of the files of a bundle. */
final class Digests {

  private Digests() {}

  /** Of one file, in lower-case hexadecimal. */
  static String of(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** Of files' names and their digests, whatever the order in which they come. */
  static String of(Map<String, String> files) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(files)
        .forEach((file, digest) -> all.append(file).append(' ').append(digest).append('\n'));
    return of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** Of every file below a directory but the manifest, by path with slashes. */
  static Map<String, String> below(Path directory) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        if (!name.equals(ManifestJson.FILE)) {
          digests.put(name, of(file));
        }
      }
    }
    return digests;
  }
}
