package io.vigil.model.composite;

import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.EnumMap;
import java.util.Map;

/**
 * The pictures of a shelf one by one, each from some distance, mirrored or not. Any number gives a
 * picture, the same number the same. Thread-safe.
 */
public final class LabelledPictures {
  private final StillShelf shelf;

  /** Pictures of a shelf that is not empty. */
  public LabelledPictures(StillShelf shelf) {
    if (shelf.isEmpty()) {
      throw new IllegalArgumentException("there are no pictures");
    }
    this.shelf = shelf;
  }

  /**
   * The picture of a number.
   *
   * @param width pixels; the view is 16:9 whatever they are
   * @param height pixels
   */
  public LabelledPicture make(long number, int width, int height) {
    Still still = shelf.evenly(Hash.of(number, 71));
    StillView view =
        StillView.draw(
            new Dice(Hash.of(number, 72)),
            still.asset().width(),
            still.asset().height(),
            !still.isEmpty());
    Canvas canvas = new Canvas(width, height);
    view.draw(view.spread(shelf.picture(still), width, height), 0, canvas);
    float[] pixels = canvas.pixels();
    byte[] rgb = new byte[pixels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(pixels[i])));
    }
    Map<Presence, Boolean> known = new EnumMap<>(Presence.class);
    Presence.ALL.forEach(
        presence -> presence.in(still).ifPresent(shown -> known.put(presence, shown)));
    return new LabelledPicture(rgb, Map.copyOf(known));
  }
}
