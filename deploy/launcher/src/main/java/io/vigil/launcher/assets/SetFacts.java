package io.vigil.launcher.assets;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.AssetUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of a whole set: lines {@code - Key: value} of its {@code README.md} (Licence, May be
 * used for, Attribution, Labels are complete for, Recorded at), and where those are silent its row
 * in the table of the data's own {@code README.md} (set, licence, may be used for, attribution).
 */
final class SetFacts {
  private static final Pattern LINE = Pattern.compile("^[-*]\\s+([^:]{1,40}):\\s*(.*)$");
  private static final Pattern KILOHERTZ = Pattern.compile("(?i)recorded at:?\\s*(\\d+)\\s*kHz");
  private static final int FULL_BAND_KILOHERTZ = 16;

  private final Path folder;
  private final String name;
  private final Map<String, String> said = new TreeMap<>();
  private final String all;

  /**
   * Of a set.
   *
   * @param data the folder of all sets
   * @param name the set's folder in it, such as {@code images/pets}
   */
  SetFacts(Path data, String name) {
    this.folder = data.resolve(name);
    this.name = name;
    List<String> own = lines(folder.resolve("README.md"));
    table(lines(data.resolve("README.md")));
    for (String line : own) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        said.put(key(found.group(1)), found.group(2).strip());
      }
    }
    all = String.join("\n", own) + "\n" + said.getOrDefault("attribution", "");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE, "assets.readme", file + " cannot be read", "check that it is UTF-8", e);
    }
  }

  private void table(List<String> lines) {
    List<String> heads = List.of();
    for (String line : lines) {
      if (!line.startsWith("|")) {
        heads = List.of();
        continue;
      }
      List<String> cells =
          Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
      if (heads.isEmpty()) {
        heads = cells;
      } else if (cells.get(0).equals(name)) {
        for (int i = 1; i < Math.min(heads.size(), cells.size()); i++) {
          said.put(key(heads.get(i)), cells.get(i));
        }
      }
    }
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  Path folder() {
    return folder;
  }

  /** The set's folder, relative to the data. */
  String name() {
    return name;
  }

  /**
   * Where a file of the set is from.
   *
   * @param row its row: {@code licence}, {@code may_be_used_for} and who made it, where known
   */
  Origin origin(Map<String, String> row) {
    String use = row.getOrDefault("may_be_used_for", "");
    String licence = row.getOrDefault("licence", "");
    StringBuilder attribution = new StringBuilder(said.getOrDefault("attribution", ""));
    for (String column : List.of("author_or_speaker", "flickr_url", "source")) {
      String value = row.getOrDefault(column, "");
      if (!value.isEmpty()) {
        attribution.append(attribution.length() == 0 ? "" : "; ").append(value);
      }
    }
    return new Origin(
        name,
        licence.isEmpty() ? said.getOrDefault("licence", "none stated") : licence,
        use(use.isEmpty() ? said.getOrDefault("may be used for", "") : use),
        attribution.toString());
  }

  /** What is not said to be for training is for evaluation alone. */
  private static AssetUse use(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("train") ? AssetUse.TRAIN : AssetUse.EVALUATE;
  }

  /** The presences of which all are labelled, so that what has no label is not there. */
  Set<String> complete() {
    String list = said.getOrDefault("labels are complete for", "");
    if (list.isEmpty()) {
      return KnownSets.complete(folderName());
    }
    return new LinkedHashSet<>(Arrays.asList(list.toLowerCase(Locale.ROOT).split("[,;. ]+")));
  }

  /** The highest frequency in its sounds, Hz, where they were recorded at a low rate; else 0. */
  int band() {
    Matcher rate = KILOHERTZ.matcher(all);
    if (!rate.find()) {
      return 0;
    }
    int kilohertz = Integer.parseInt(rate.group(1));
    return kilohertz < FULL_BAND_KILOHERTZ ? kilohertz * 500 : 0;
  }

  String folderName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
