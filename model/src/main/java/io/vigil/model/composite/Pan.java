package io.vigil.model.composite;

import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.Optional;

/**
 * A camera that is turned to and fro and zooms, smoothly, as one in a hand or on a car is: whoever
 * learns from it tells that from one that is shaken. Immutable.
 *
 * @param zoom how much larger than whole a film is shown
 * @param breath by how much the zoom comes and goes, as a share
 * @param period in which it is turned to and fro, in seconds
 * @param across where in the period it begins sidewards, in turns
 * @param down where in the period it begins upwards, in turns
 * @param mirrored whether left and right are swapped
 */
record Pan(
    double zoom, double breath, double period, double across, double down, boolean mirrored) {
  private static final double SHARE = 0.4;

  /** The pan that a seed draws, if it draws one. */
  static Optional<Pan> draw(long seed) {
    return Hash.unit(seed, 130) < SHARE
        ? Optional.of(
            new Pan(
                Hash.between(seed, 131, 1.2, 1.6),
                Hash.unit(seed, 132) < 0.5 ? 0 : Hash.between(seed, 133, 0.02, 0.12),
                Hash.between(seed, 134, 3, 14),
                Hash.unit(seed, 135),
                Hash.unit(seed, 136),
                Hash.unit(seed, 137) < 0.5))
        : Optional.empty();
  }

  /** Fills a canvas with what is seen of a picture at a time. */
  void fill(Canvas canvas, RgbPicture picture, double seconds) {
    double turns = seconds / period;
    double now = zoom * (1 + breath * wave(turns / 2 + down));
    double width = picture.width() / Math.max(1, now);
    double height = picture.height() / Math.max(1, now);
    double left = (picture.width() - width) * (1 + wave(turns + across)) / 2;
    // Heads nod less than they turn.
    double top = (picture.height() - height) * (1 + 0.4 * wave(turns + down)) / 2;
    Scaling.fill(canvas, picture, left, top, width, height, mirrored);
  }

  private static double wave(double turns) {
    return Math.sin(2 * Math.PI * turns);
  }
}
