package io.vigil.launcher.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels of a set of pictures: {@code labels.csv}, {@code boxes.csv}, {@code captions.csv}. */
final class PictureSet {
  private final SetFacts facts;
  private final Map<String, List<Map<String, String>>> labels = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> boxes = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> captions = new LinkedHashMap<>();

  PictureSet(SetFacts facts) {
    this.facts = facts;
    read("labels.csv", labels);
    read("boxes.csv", boxes);
    read("captions.csv", captions);
  }

  private void read(String name, Map<String, List<Map<String, String>>> into) {
    Path file = facts.folder().resolve(name);
    if (Files.isRegularFile(file)) {
      for (Map<String, String> row : CsvTable.read(file, "file")) {
        into.computeIfAbsent(row.getOrDefault("file", ""), k -> new ArrayList<>()).add(row);
      }
    }
  }

  SetFacts facts() {
    return facts;
  }

  /** Opens the pictures' and masks' own files. */
  SetFiles files() throws IOException {
    return new SetFiles(facts.folder());
  }

  /** All its pictures, in the order of its labels. */
  List<PictureNote> pictures() {
    List<PictureNote> pictures = new ArrayList<>();
    for (String file : (labels.isEmpty() ? captions : labels).keySet()) {
      List<Map<String, String>> rows = labels.getOrDefault(file, List.of());
      List<String> texts = new ArrayList<>();
      for (Map<String, String> row : captions.getOrDefault(file, List.of())) {
        row.forEach(
            (column, text) -> {
              if (column.startsWith("caption") && !text.isEmpty()) {
                texts.add(text);
              }
            });
      }
      Map<String, String> first = rows.isEmpty() ? Map.of() : rows.get(0);
      pictures.add(
          new PictureNote(
              file,
              first.getOrDefault("mask", ""),
              facts.origin(first),
              things(boxes.containsKey(file) ? boxes.getOrDefault(file, List.of()) : rows),
              List.copyOf(texts),
              facts.complete()));
    }
    return pictures;
  }

  private static List<Thing> things(List<Map<String, String>> rows) {
    List<Thing> things = new ArrayList<>();
    for (Map<String, String> row : rows) {
      String name = row.getOrDefault("class", row.getOrDefault("label", ""));
      if (!name.isEmpty()) {
        things.add(
            new Thing(
                things.size() + 1,
                name,
                Words.coarse(name, row.getOrDefault("coarse", "")),
                box(row),
                row.getOrDefault("iscrowd", "0").equals("1")));
      }
    }
    return List.copyOf(things);
  }

  /** Corners from x1,y1 to x2,y2 or from x0,y0 to x1,y1, or a corner with w and h. */
  private static Optional<Box> box(Map<String, String> row) {
    try {
      if (row.containsKey("w")) {
        double x = number(row, "x");
        double y = number(row, "y");
        return Optional.of(box(x, y, x + number(row, "w"), y + number(row, "h")));
      }
      if (row.containsKey("x0")) {
        return Optional.of(
            box(number(row, "x0"), number(row, "y0"), number(row, "x1"), number(row, "y1")));
      }
      return Optional.of(
          box(number(row, "x1"), number(row, "y1"), number(row, "x2"), number(row, "y2")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, ""));
  }

  private static Box box(double left, double top, double right, double bottom) {
    return new Box(
        (int) Math.floor(left),
        (int) Math.floor(top),
        (int) Math.ceil(right),
        (int) Math.ceil(bottom));
  }
}
