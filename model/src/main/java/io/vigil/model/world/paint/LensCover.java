package io.vigil.model.world.paint;

import io.vigil.model.world.random.Hash;

/** A hand, a cloth or tape over the lens: out of focus, dim, almost plain. */
public final class LensCover {
  private static final int[] STUFFS = {0x6c3c2c, 0x54483c, 0x3c4450, 0x585858, 0x4c2c34};

  private LensCover() {}

  /**
   * Draws it.
   *
   * @param closed how far it is over the lens, 0 to 1
   */
  public static void draw(Canvas canvas, long seed, double closed, double seconds) {
    int stuff = STUFFS[(int) (Hash.unit(seed, 1) * STUFFS.length)];
    boolean fromLeft = Hash.unit(seed, 2) < 0.5;
    double edge = closed * (Canvas.ASPECT + 0.5) - 0.25;
    double sway = 0.05 * Math.sin(1.3 * seconds + Hash.unit(seed, 3) * 6);
    // Out of focus: a soft edge of many thin layers.
    for (int i = 0; i < 12; i++) {
      double reach = edge - 0.25 + 0.04 * i;
      double left = fromLeft ? -0.5 : Canvas.ASPECT - reach;
      double right = fromLeft ? reach : Canvas.ASPECT + 0.5;
      if (right > left) {
        Ink layer = new Ink(stuff, i == 11 ? 0.35 : 0.4, 1.15, 0.8, 0);
        canvas.rectangle(left, -0.5, right, 1.5, layer);
      }
    }
    // A little light gets in at one side.
    Ink glow = new Ink(Ink.mix(stuff, 0xffffff, 0.35), 0.05, 1, 1, 0);
    double x = Canvas.ASPECT * Hash.unit(seed, 4) + sway;
    for (int i = 1; i <= 8; i++) {
      canvas.ellipse(x, 0.1, 0.1 * i * closed + 0.01, 0.08 * i * closed + 0.01, glow);
    }
  }
}
