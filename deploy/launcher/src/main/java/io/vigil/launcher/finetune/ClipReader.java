package io.vigil.launcher.finetune;

import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.finetune.ClipEntry.Span;
import io.vigil.model.adapt.ClipSet;
import io.vigil.model.adapt.Label;
import io.vigil.model.adapt.LabelledFilm;
import io.vigil.model.assets.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A user's clips, checked, decoded, and parted into what is learnt from and what is judged by: by
 * the table's column, else by a hash of their names, class by class.
 */
public final class ClipReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  /** A folder with such a table in it is read by the table. */
  private static final String TABLE = "clips.csv";

  private final Path source;
  private final double heldOut;
  private final Consumer<String> leftOut;

  /**
   * A reader.
   *
   * @param source folder with a folder for each class, or with a table clips.csv, or a table
   * @param heldOut share of a class's clips that is judged by, where the table does not say
   * @param leftOut hears one line for each file that cannot be read
   */
  public ClipReader(Path source, double heldOut, Consumer<String> leftOut) {
    Path table = source.resolve(TABLE);
    this.source = Files.isRegularFile(table) ? table : source;
    this.heldOut = heldOut;
    this.leftOut = leftOut;
  }

  /**
   * Reads all clips.
   *
   * @param progress hears how many are done, of how many
   * @throws Failure if they are not fit to learn from, naming what and why
   */
  public ClipSet read(BiConsumer<Integer, Integer> progress) throws InterruptedException {
    if (!Files.exists(source)) {
      throw ClipFaults.of("missing", "there is no " + source, "give a folder or a CSV of clips");
    }
    boolean folder = Files.isDirectory(source);
    List<ClipEntry> entries = folder ? ClipFolder.read(source) : ClipTable.read(source);
    SortedSet<String> classes = classes(entries);
    Path root = folder ? source : source.toAbsolutePath().resolveSibling("");
    List<LabelledFilm> films = new ArrayList<>();
    List<ClipPart> parts = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      progress.accept(i, entries.size());
      ClipEntry entry = entries.get(i);
      try {
        ClipEntry absolute =
            folder
                ? entry
                : new ClipEntry(entry.file().toAbsolutePath(), entry.spans(), entry.part());
        films.add(ClipDecoder.decode(absolute, root));
        parts.add(entry.part());
      } catch (IOException e) {
        leftOut.accept(entry.file() + ": " + line(e, entry.file()));
      }
    }
    return parted(classes, films, parts);
  }

  private static String line(IOException e, Path file) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
    return message.replace(file.toAbsolutePath() + ": ", "").replace(file + ": ", "");
  }

  private static SortedSet<String> classes(List<ClipEntry> entries) {
    SortedSet<String> classes = new TreeSet<>();
    for (ClipEntry entry : entries) {
      for (Span span : entry.spans()) {
        if (!NAME.matcher(span.label()).matches()) {
          throw ClipFaults.of(
              "name",
              "\"" + span.label() + "\" (" + span.row() + ") cannot be the name of an event type",
              "begin with a letter and use letters, digits, - and _, at most 40");
        }
        classes.add(span.label());
      }
    }
    classes.remove(Label.NONE);
    if (classes.isEmpty()) {
      throw ClipFaults.of("classes", "there is no class but none", "add clips of a class");
    }
    return classes;
  }

  private ClipSet parted(
      SortedSet<String> classes, List<LabelledFilm> films, List<ClipPart> parts) {
    Map<String, List<LabelledFilm>> free = new TreeMap<>();
    List<LabelledFilm> train = new ArrayList<>();
    List<LabelledFilm> test = new ArrayList<>();
    for (int i = 0; i < films.size(); i++) {
      switch (parts.get(i)) {
        case TRAIN -> train.add(films.get(i));
        case TEST -> test.add(films.get(i));
        case ANY ->
            free.computeIfAbsent(films.get(i).labels().get(0).name(), c -> new ArrayList<>())
                .add(films.get(i));
      }
    }
    for (List<LabelledFilm> of : free.values()) {
      of.sort(Comparator.comparing(film -> Sha256.hex(film.name())));
      int held = of.size() < 2 ? 0 : Math.max(1, (int) Math.round(heldOut * of.size()));
      held = Math.min(held, of.size() - 1);
      test.addAll(of.subList(0, Math.max(0, held)));
      train.addAll(of.subList(Math.max(0, held), of.size()));
    }
    for (String name : classes) {
      long learnt = count(train, name);
      long judged = count(test, name);
      if (learnt < 2 || judged < 1) {
        throw ClipFaults.of(
            "few",
            String.format(
                Locale.ROOT,
                "class %s has %d clip%s to learn from and %d to judge by",
                name,
                learnt,
                learnt == 1 ? "" : "s",
                judged),
            "it takes at least two and one; ten are better");
      }
    }
    return new ClipSet(List.copyOf(classes), train, test);
  }

  private static long count(List<LabelledFilm> films, String name) {
    return films.stream()
        .filter(film -> film.labels().stream().anyMatch(label -> label.name().equals(name)))
        .count();
  }
}
