package io.vigil.model.world.paint;

import io.vigil.model.world.random.Dice;

/** A street: sky, a row of houses, pavement with a lamp and a tree, and the road in front. */
public final class Street implements Scenery {
  private static final int[] WALLS = {
    0xb8a898, 0xa89488, 0xc4bcb0, 0x98a0a4, 0xb0a090, 0xa08c80, 0xc8c0a8, 0x8c8884
  };

  /** Creates the scenery. */
  public Street() {}

  @Override
  public void draw(Canvas canvas, long seed) {
    Dice dice = new Dice(seed);
    int sky = dice.chance(0.5) ? 0x9cbcd8 : 0xb8bec4;
    canvas.anchor(0, 0);
    canvas.rectangle(-0.1, -0.1, 2, 0.7, new Ink(sky, 1, 0.9, 1.15, 0));
    for (double x = -0.1; x < Canvas.ASPECT; ) {
      double wide = dice.between(0.3, 0.62);
      house(canvas, dice, x, wide);
      x += wide;
    }
    int stone = dice.chance(0.5) ? 0x9a9894 : 0xa8a096;
    canvas.rectangle(-0.1, 0.665, 2, 0.80, new Ink(stone, 1, 0.92, 1.05, 0.04));
    Ink joint = Ink.flat(0x787674).faded(0.6);
    for (double x = dice.between(-0.1, 0); x < 2; x += 0.16) {
      canvas.limb(x + 0.03, 0.668, x - 0.03, 0.798, 0.002, 0.002, joint);
    }
    canvas.rectangle(-0.1, 0.795, 2, 0.815, new Ink(0xc4c2bc, 1, 1, 0.8, 0));
    canvas.rectangle(-0.1, 0.813, 2, 1.1, new Ink(0x55565a, 1, 0.92, 1.1, 0.05));
    for (double x = dice.between(-0.2, 0.1); x < 2; x += 0.34) {
      canvas.polygon(
          Ink.flat(0xd8d8d0).faded(0.85),
          x + 0.02,
          0.905,
          x + 0.19,
          0.905,
          x + 0.17,
          0.922,
          x,
          0.922);
    }
    if (dice.chance(0.7)) {
      Plants.tree(canvas, dice, dice.between(0.1, 1.6), 0.68, dice.between(0.4, 0.6));
    }
    lamp(canvas, dice.between(0.15, 1.6));
    canvas.weather(dice.bits(), 0.05);
  }

  private static void house(Canvas canvas, Dice dice, double left, double wide) {
    int wall = WALLS[dice.below(WALLS.length)];
    double top = dice.between(0.04, 0.3);
    canvas.rectangle(left, top, left + wide, 0.67, new Ink(wall, 1, 1.05, 0.88, 0.04));
    canvas.rectangle(left, top - 0.018, left + wide, top + 0.008, Ink.flat(Ink.mix(wall, 0, 0.35)));
    canvas.rectangle(left + wide - 0.006, top, left + wide, 0.67, Ink.flat(0).faded(0.25));
    int columns = 2 + dice.below(3);
    double cell = wide / columns;
    double story = dice.between(0.13, 0.17);
    for (double y = top + 0.05; y < 0.5; y += story) {
      for (int i = 0; i < columns; i++) {
        window(canvas, dice, left + (i + 0.28) * cell, y, 0.44 * cell, 0.6 * story);
      }
    }
    double door = left + (dice.below(columns) + 0.3) * cell;
    int[] doors = {0x5c4434, 0x3c4a44, 0x4c4c58};
    canvas.rectangle(
        door, 0.53, door + Math.min(0.09, 0.5 * cell), 0.67, Ink.solid(doors[dice.below(3)]));
  }

  private static void window(
      Canvas canvas, Dice dice, double x, double y, double wide, double tall) {
    canvas.rectangle(x - 0.006, y - 0.006, x + wide + 0.006, y + tall + 0.008, Ink.flat(0xd8d4cc));
    int glass = dice.chance(0.12) ? 0xd8c890 : 0x50606c;
    canvas.rectangle(x, y, x + wide, y + tall, new Ink(glass, 1, 1.25, 0.85, 0));
    canvas.rectangle(x + wide / 2 - 0.002, y, x + wide / 2 + 0.002, y + tall, Ink.flat(0xd8d4cc));
  }

  private static void lamp(Canvas canvas, double x) {
    canvas.limb(x, 0.69, x, 0.22, 0.008, 0.005, Ink.flat(0x303438));
    canvas.limb(x, 0.22, x + 0.07, 0.2, 0.005, 0.005, Ink.flat(0x303438));
    canvas.ellipse(x + 0.08, 0.208, 0.026, 0.012, Ink.flat(0xe8e4d0));
  }
}
