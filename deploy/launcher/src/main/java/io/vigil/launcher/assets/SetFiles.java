package io.vigil.launcher.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a set, whether they lie in its folder or in zips in it. Used by one thread. */
final class SetFiles implements AutoCloseable {
  private static final String MASKS = "masks";

  private final Path folder;
  private final List<ZipFile> zips = new ArrayList<>();
  private final Map<String, ZipFile> pictures = new HashMap<>();
  private final Map<String, ZipFile> masks = new HashMap<>();

  SetFiles(Path folder) throws IOException {
    this.folder = folder;
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
    try {
      for (Path file : files) {
        ZipFile zip = new ZipFile(file.toFile());
        zips.add(zip);
        boolean masked = file.getFileName().toString().startsWith(MASKS);
        zip.stream().forEach(e -> (masked ? masks : pictures).putIfAbsent(e.getName(), zip));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The bytes of a file of the set. */
  byte[] read(String name) throws IOException {
    ZipFile zip = pictures.get(name);
    if (zip != null) {
      return bytes(zip, name);
    }
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException("it is outside of its set");
    }
    return Files.readAllBytes(file);
  }

  /**
   * The mask of a picture, if it has one.
   *
   * @param named what its row says; if empty, the PNG of the picture's name in the masks is meant
   */
  Optional<byte[]> mask(String picture, String named) throws IOException {
    if (!named.isEmpty()) {
      return Optional.of(read(named));
    }
    String name = picture.replaceFirst("\\.[^./]+$", "") + ".png";
    ZipFile zip = masks.get(name);
    if (zip != null) {
      return Optional.of(bytes(zip, name));
    }
    Path file = folder.resolve(MASKS).resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    try (var in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : zips) {
      zip.close();
    }
  }
}
