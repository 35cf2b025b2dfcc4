package io.vigil.model.world.paint;

import io.vigil.model.world.random.Dice;

/** Trees and bushes. */
final class Plants {
  private Plants() {}

  /** A tree of a given height on a given ground. */
  static void tree(Canvas canvas, Dice dice, double x, double ground, double tall) {
    int leaves = dice.chance(0.75) ? 0x4c6440 : 0x707048;
    canvas.limb(x, ground, x, ground - 0.6 * tall, 0.016, 0.011, Ink.solid(0x544438));
    crown(canvas, dice, x, ground - 0.75 * tall, 0.3 * tall, leaves);
  }

  /** A low bush on a given ground. */
  static void bush(Canvas canvas, Dice dice, double x, double ground, double wide) {
    crown(canvas, dice, x, ground - 0.35 * wide, 0.5 * wide, 0x466040);
  }

  private static void crown(
      Canvas canvas, Dice dice, double cx, double cy, double radius, int leaves) {
    for (int i = 0; i < 9; i++) {
      double angle = i * 2.4;
      double out = radius * 0.2 * Math.sqrt(i * 1.4);
      double size = radius * dice.between(0.45, 0.65);
      int shade = Ink.mix(leaves, i % 2 == 0 ? 0 : 0xffffff, dice.between(0, 0.14));
      canvas.ellipse(
          cx + out * Math.cos(angle),
          cy + out * Math.sin(angle) * 0.8,
          size,
          size * 0.85,
          new Ink(shade, 1, 1.12, 0.75, 0.22));
    }
  }
}
