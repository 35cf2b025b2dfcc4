package io.vigil.launcher.finetune;

import io.vigil.launcher.assets.CsvTable;
import io.vigil.launcher.finetune.ClipEntry.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Clips in a table: {@code file,start,end,label}, of which start and end may be empty, and if
 * wanted {@code part} (train or test). Files are beside the table.
 */
final class ClipTable {
  private ClipTable() {}

  static List<ClipEntry> read(Path table) {
    List<Map<String, String>> rows = CsvTable.read(table);
    Map<Path, List<Span>> spans = new LinkedHashMap<>();
    Map<Path, ClipPart> parts = new LinkedHashMap<>();
    int number = 1;
    for (Map<String, String> row : rows) {
      String place = table + ", row " + ++number;
      for (String column : List.of("file", "label")) {
        if (row.getOrDefault(column, "").isEmpty()) {
          throw ClipFaults.of(
              "table",
              place + " has no " + column,
              "the columns are file,start,end,label and, if wanted, part");
        }
      }
      Path file = table.resolveSibling(row.getOrDefault("file", "")).normalize();
      double start = seconds(row.getOrDefault("start", ""), "start", place).orElse(0);
      OptionalDouble end = seconds(row.getOrDefault("end", ""), "end", place);
      if (end.isPresent() && end.getAsDouble() <= start) {
        throw ClipFaults.of("times", place + " ends before it begins", "mend its times");
      }
      spans
          .computeIfAbsent(file, f -> new ArrayList<>())
          .add(new Span(row.getOrDefault("label", ""), start, end, place));
      ClipPart part = part(row.getOrDefault("part", ""), place);
      ClipPart before = parts.put(file, part);
      if (before != null && before != part) {
        throw ClipFaults.of(
            "part",
            place + " puts " + file + " in another part than a row before",
            "a file is either learnt from or judged by: give all its rows one part");
      }
    }
    if (spans.isEmpty()) {
      throw ClipFaults.of("empty", table + " has no rows", "add a row for each clip");
    }
    List<ClipEntry> entries = new ArrayList<>();
    spans.forEach(
        (file, of) -> entries.add(new ClipEntry(file, of, parts.getOrDefault(file, ClipPart.ANY))));
    return entries;
  }

  private static ClipPart part(String text, String place) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> ClipPart.ANY;
      case "train" -> ClipPart.TRAIN;
      case "test" -> ClipPart.TEST;
      default ->
          throw ClipFaults.of("part", place + " has part " + text, "it is train, test or empty");
    };
  }

  /** Seconds, or hours, minutes and seconds with colons between. */
  private static OptionalDouble seconds(String text, String column, String place) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double seconds = 0;
      for (String part : text.split(":", -1)) {
        seconds = 60 * seconds + Double.parseDouble(part);
      }
      if (seconds >= 0 && Double.isFinite(seconds)) {
        return OptionalDouble.of(seconds);
      }
    } catch (NumberFormatException e) {
      // Told below, as a negative time is.
    }
    throw ClipFaults.of(
        "times", place + " has " + column + " " + text, "it is seconds, or h:mm:ss");
  }
}
