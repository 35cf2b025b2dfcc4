package io.vigil.launcher.finetune;

import io.vigil.launcher.finetune.ClipEntry.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Clips in a folder that holds a folder for each class. */
final class ClipFolder {
  /** What lies beside clips and is none. */
  private static final Set<String> OTHER =
      Set.of("csv", "json", "txt", "md", "yaml", "yml", "zip", "xml", "html", "pdf");

  private ClipFolder() {}

  static List<ClipEntry> read(Path folder) {
    List<ClipEntry> entries = new ArrayList<>();
    for (Path of : list(folder)) {
      if (Files.isDirectory(of)) {
        String label = String.valueOf(of.getFileName());
        for (Path file : list(of)) {
          if (Files.isRegularFile(file) && !OTHER.contains(extension(file))) {
            Span whole = new Span(label, 0, OptionalDouble.empty(), file.toString());
            entries.add(new ClipEntry(file, List.of(whole), ClipPart.ANY));
          }
        }
      }
    }
    if (entries.isEmpty()) {
      throw ClipFaults.of(
          "empty",
          folder + " holds no folder with clips in it",
          "make a folder for each class and put its films or sounds there, or give a CSV");
    }
    return entries;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> !String.valueOf(f.getFileName()).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw ClipFaults.of("folder", folder + " cannot be read", "check its name and rights");
    }
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
