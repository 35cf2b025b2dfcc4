package io.vigil.launcher.assets;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of sets: {@code images/SET}, {@code audio/SET}, {@code video/SET}. */
final class DataFolder {
  private static final Set<String> FILMS = Set.of("mp4", "mkv", "webm", "mov", "avi", "ts");

  private final Path data;
  private final Set<String> without;

  /**
   * A folder of sets.
   *
   * @param without sets that are left out, such as {@code images/pets}
   */
  DataFolder(Path data, Set<String> without) {
    this.data = data;
    this.without = without;
    if (!Files.isDirectory(data)) {
      throw new Failure(
          ExitCode.USAGE,
          "assets.data",
          data + " is no folder",
          "name the folder that holds images/, audio/ and video/");
    }
    for (String set : without) {
      if (!Files.isDirectory(data.resolve(set))) {
        throw new Failure(
            ExitCode.USAGE,
            "assets.without",
            "there is no set " + set + " in " + data + " to leave out",
            "name it as its folder is, such as images/NAME");
      }
    }
    if (pictures().isEmpty() && sounds().isEmpty() && films().isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "assets.data",
          "there is no set in " + data,
          "it must hold images/SET/labels.csv, audio/SET/labels.csv or video/SET/*.mp4,"
              + " see `vigil model assets --help`");
    }
  }

  List<PictureSet> pictures() {
    return sets(
            "images",
            folder ->
                Files.isRegularFile(folder.resolve("labels.csv"))
                    || Files.isRegularFile(folder.resolve("captions.csv")))
        .stream()
        .map(PictureSet::new)
        .toList();
  }

  List<SoundSet> sounds() {
    return sets("audio", folder -> Files.isRegularFile(folder.resolve("labels.csv"))).stream()
        .map(SoundSet::new)
        .toList();
  }

  List<FilmNote> films() {
    List<FilmNote> films = new ArrayList<>();
    for (SetFacts set : sets("video", folder -> true)) {
      for (Path file : list(set.folder())) {
        String name = file.getFileName().toString();
        if (FILMS.contains(name.substring(name.lastIndexOf('.') + 1))) {
          films.add(FilmNote.read(set, file));
        }
      }
    }
    return films;
  }

  private List<SetFacts> sets(String kind, Predicate<Path> is) {
    List<SetFacts> sets = new ArrayList<>();
    for (Path folder : list(data.resolve(kind))) {
      String name = kind + "/" + folder.getFileName();
      if (Files.isDirectory(folder) && is.test(folder) && !without.contains(name)) {
        sets.add(new SetFacts(data, name));
      }
    }
    return sets;
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.sorted().toList();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE, "assets.data", folder + " cannot be read", "check its rights", e);
    }
  }
}
