package io.vigil.launcher.assets;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated values with a head row, as RFC 4180 has them. */
final class CsvTable {
  private CsvTable() {}

  /**
   * The rows, each by the names of its columns; cells that a row lacks are empty.
   *
   * @param required columns that must be there
   * @throws Failure if the file cannot be read or lacks a column
   */
  static List<Map<String, String>> read(Path file, String... required) {
    List<List<String>> lines = lines(file);
    List<String> heads = lines.isEmpty() ? List.of() : lines.get(0);
    for (String head : required) {
      if (!heads.contains(head)) {
        throw new Failure(
            ExitCode.FAILURE,
            "assets.labels",
            file + " has no column " + head,
            "its first row must name the columns, see `vigil model assets --help`");
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < heads.size(); i++) {
        row.put(heads.get(i), i < line.size() ? line.get(i).strip() : "");
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> lines(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE, "assets.labels", file + " cannot be read", "check that it is UTF-8", e);
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(text.charAt(++i));
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else if (c != '\r' && c != '\ufeff') {
        cell.append(c);
      }
    }
    if (cell.length() > 0 || !line.isEmpty()) {
      line.add(cell.toString());
      lines.add(line);
    }
    lines.removeIf(each -> each.size() == 1 && each.get(0).isBlank());
    return lines;
  }
}
