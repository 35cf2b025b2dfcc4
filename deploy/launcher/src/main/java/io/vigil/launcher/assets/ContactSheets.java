package io.vigil.launcher.assets;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sheets of small pictures of what is in a pack, to look through by eye: cut-outs on a chequered
 * ground, by label and by whether their outline was given or estimated; backgrounds.
 */
public final class ContactSheets {
  private static final int CELL = 112;
  private static final int COLUMNS = 14;
  private static final int ROWS = 10;
  private static final int GROUND = 0xff202020;

  private ContactSheets() {}

  /**
   * Writes the sheets, PNG.
   *
   * @param folder where
   * @param pack a pack that was made
   * @throws IOException if the pack cannot be read or the folder not be written
   */
  public static void write(Path folder, Path pack, List<Asset> assets) throws IOException {
    Files.createDirectories(folder);
    Map<String, List<Asset>> groups = new TreeMap<>();
    for (Asset asset : assets) {
      if (asset.type() == AssetType.CUTOUT || asset.type() == AssetType.BACKGROUND) {
        String outline = asset.estimated() ? "-estimated" : "-given";
        String name = asset.label().isEmpty() ? asset.type().text() : asset.label() + outline;
        groups.computeIfAbsent(name, k -> new ArrayList<>()).add(asset);
      }
    }
    for (Map.Entry<String, List<Asset>> group : groups.entrySet()) {
      List<Asset> of = group.getValue();
      for (int first = 0; first < of.size(); first += COLUMNS * ROWS) {
        List<Asset> page = of.subList(first, Math.min(of.size(), first + COLUMNS * ROWS));
        Path file = folder.resolve(group.getKey() + "-" + (first / (COLUMNS * ROWS) + 1) + ".png");
        Files.write(file, sheet(pack, page).png());
      }
    }
  }

  private static Pixels sheet(Path pack, List<Asset> assets) throws IOException {
    int rows = (assets.size() + COLUMNS - 1) / COLUMNS;
    int width = COLUMNS * CELL;
    int[] sheet = new int[width * rows * CELL];
    Arrays.fill(sheet, GROUND);
    for (int n = 0; n < assets.size(); n++) {
      Path file = pack.resolve(assets.get(n).file());
      Pixels small = Resampler.fit(Pixels.decode(Files.readAllBytes(file)), CELL - 4);
      int left = n % COLUMNS * CELL + 2;
      int top = n / COLUMNS * CELL + 2;
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < small.width(); x++) {
          int ground = (x / 8 + y / 8) % 2 == 0 ? 0x5070b0 : 0x70a070;
          sheet[(top + y) * width + left + x] = over(small.at(x, y), ground);
        }
      }
    }
    return new Pixels(width, rows * CELL, sheet);
  }

  private static int over(int pixel, int ground) {
    int alpha = pixel >>> 24;
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int above = pixel >> shift & 0xff;
      int below = ground >> shift & 0xff;
      mixed = mixed << 8 | (above * alpha + below * (255 - alpha)) / 255;
    }
    return mixed;
  }
}
