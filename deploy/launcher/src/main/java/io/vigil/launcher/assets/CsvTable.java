package io.vigil.launcher.assets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
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
public final class CsvTable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private CsvTable() {}

  /**
   * The rows, each by the names of its columns; cells that a row lacks are empty.
   *
   * @param required columns that must be there
   * @throws Failure if the file cannot be read or lacks a column
   */
  public static List<Map<String, String>> read(Path file, String... required) {
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
    try (MappingIterator<String[]> read = MAPPER.readerFor(String[].class).readValues(text(file))) {
      List<List<String>> lines = new ArrayList<>();
      while (read.hasNextValue()) {
        lines.add(List.of(read.nextValue()));
      }
      return lines;
    } catch (JacksonException e) {
      throw fault(file + " is no CSV: " + e.getOriginalMessage(), "mend it as RFC 4180 says", e);
    } catch (IOException e) {
      throw fault(file + " cannot be read", "check that it is UTF-8", e);
    }
  }

  /** The whole file; spreadsheets put a byte order mark before it. */
  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Failure fault(String fault, String mend, Exception cause) {
    return new Failure(ExitCode.FAILURE, "assets.labels", fault, mend, cause);
  }
}
