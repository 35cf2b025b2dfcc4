package io.vigil.model.composite;

import io.vigil.model.assets.Cutout;
import io.vigil.model.world.Colour;
import io.vigil.model.world.ThingKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names the colour of a cut-out where one colour clearly rules, by hue, saturation and value of its
 * pixels. Rather silent than wrong.
 */
final class ColourNamer {
  private static final int OPAQUE = 200;

  private ColourNamer() {}

  /**
   * The colour, if there is a clear one that the kind can have.
   *
   * @param doubtful whether the outline may hold some of the surroundings
   */
  static Optional<Colour> name(Cutout cutout, ThingKind kind, boolean doubtful) {
    Map<Colour, Integer> counts = new EnumMap<>(Colour.class);
    int all = 0;
    byte[] rgba = cutout.rgba();
    for (int i = 0; i < rgba.length; i += 4) {
      if ((rgba[i + 3] & 255) >= OPAQUE) {
        all++;
        Optional<Colour> colour = of(rgba[i] & 255, rgba[i + 1] & 255, rgba[i + 2] & 255);
        colour.ifPresent(c -> counts.merge(c, 1, Integer::sum));
      }
    }
    boolean vehicle = kind == ThingKind.CAR || kind == ThingKind.TRUCK;
    for (Colour colour : kind.colours()) {
      // A vehicle's wheels and windows are black whatever its paint.
      double least = vehicle && colour != Colour.BLACK ? 0.42 : 0.66;
      double share = counts.getOrDefault(colour, 0) / (double) Math.max(1, all);
      if (share >= least + (doubtful ? 0.08 : 0) && rules(counts, colour, vehicle)) {
        return Optional.of(colour);
      }
    }
    return Optional.empty();
  }

  /** Whether all others together are much less. */
  private static boolean rules(Map<Colour, Integer> counts, Colour colour, boolean vehicle) {
    int others =
        counts.entrySet().stream()
            .filter(e -> e.getKey() != colour && !(vehicle && e.getKey() == Colour.BLACK))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return others * 4 < counts.getOrDefault(colour, 0);
  }

  /** The colour of a pixel, if it is a plain case of one. */
  static Optional<Colour> of(int r, int g, int b) {
    double value = Math.max(r, Math.max(g, b)) / 255.0;
    double chroma = value - Math.min(r, Math.min(g, b)) / 255.0;
    double saturation = value == 0 ? 0 : chroma / value;
    if (value < 0.2) {
      return Optional.of(Colour.BLACK);
    }
    if (saturation < 0.13) {
      return value > 0.72 ? Optional.of(Colour.WHITE) : Optional.empty();
    }
    double hue = hue(r / 255.0, g / 255.0, b / 255.0, value, chroma);
    if ((hue < 12 || hue > 345) && saturation > 0.5 && value > 0.3) {
      return Optional.of(Colour.RED);
    }
    if (hue > 44 && hue < 66 && saturation > 0.5 && value > 0.55) {
      return Optional.of(Colour.YELLOW);
    }
    if (hue > 90 && hue < 165 && saturation > 0.35) {
      return Optional.of(Colour.GREEN);
    }
    if (hue > 200 && hue < 250 && saturation > 0.4 && value > 0.25) {
      return Optional.of(Colour.BLUE);
    }
    if (hue > 14 && hue < 40 && saturation > 0.3 && saturation < 0.8 && value < 0.62) {
      return Optional.of(Colour.BROWN);
    }
    return Optional.empty();
  }

  private static double hue(double r, double g, double b, double value, double chroma) {
    double sixth =
        value == r ? (g - b) / chroma : value == g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
    return (60 * sixth + 360) % 360;
  }
}
