package io.vigil.launcher.assets;

import io.vigil.launcher.console.TextTable;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetLabels;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was made, and what was not and why. */
public final class PackReport {
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private List<Asset> assets = List.of();

  PackReport() {}

  void broken(String id, Exception cause) {
    broken.add(id + ": " + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
  }

  void cutout(String label, boolean made) {
    if (!made) {
      refused.merge(label, 1, Integer::sum);
    }
  }

  PackReport of(List<Asset> made) {
    this.assets = made;
    return this;
  }

  /** The pack's entries. */
  public List<Asset> assets() {
    return assets;
  }

  /** Files that could not be decoded, and why; one line each. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** Counts by type, label, part and use. */
  public List<String> lines() {
    Map<String, int[]> counts = new TreeMap<>();
    for (Asset asset : assets) {
      int[] row = counts.computeIfAbsent(name(asset), k -> new int[4]);
      row[column(asset.part())]++;
      row[3] += asset.use() == AssetUse.TRAIN ? 0 : 1;
    }
    TextTable table =
        new TextTable(
            "type and label", "train", "validation", "held out", "of all evaluate only", "refused");
    counts.forEach(
        (name, row) ->
            table.row(
                name,
                Integer.toString(row[0]),
                Integer.toString(row[1]),
                Integer.toString(row[2]),
                Integer.toString(row[3]),
                name.startsWith("cutout ")
                    ? refused.getOrDefault(name.substring(7), 0).toString()
                    : ""));
    return table.lines();
  }

  private static int column(AssetPart part) {
    return switch (part) {
      case TRAIN -> 0;
      case VALIDATION -> 1;
      case HELD_OUT -> 2;
    };
  }

  private static String name(Asset asset) {
    String label = asset.label().startsWith(AssetLabels.OTHER) ? "other" : asset.label();
    return label.isEmpty() ? asset.type().text() : asset.type().text() + " " + label;
  }
}
