package io.vigil.model.world.paint;

import io.vigil.model.world.random.Dice;

/** A yard: sky, a fence or hedge, grass, a tree, a shed, and a gravel drive in front. */
public final class Yard implements Scenery {
  /** Creates the scenery. */
  public Yard() {}

  @Override
  public void draw(Canvas canvas, long seed) {
    Dice dice = new Dice(seed);
    canvas.anchor(0, 0);
    canvas.rectangle(
        -0.1, -0.1, 2, 0.6, new Ink(dice.chance(0.6) ? 0xa0c0dc : 0xbcc0c4, 1, 0.9, 1.12, 0));
    for (int i = 0; i < 9; i++) {
      double x = dice.between(-0.1, 1.9);
      Plants.bush(canvas, dice, x, 0.5, dice.between(0.25, 0.45));
    }
    if (dice.chance(0.65)) {
      fence(canvas, dice);
    } else {
      for (double x = -0.05; x < 1.9; x += 0.11) {
        Plants.bush(canvas, dice, x, 0.66, 0.26);
      }
    }
    canvas.rectangle(
        -0.1, 0.62, 2, 1.1, new Ink(dice.chance(0.8) ? 0x70844c : 0x8c8858, 1, 0.85, 1.1, 0.12));
    for (int i = 0; i < 150; i++) {
      double x = dice.between(0, 1.78);
      double y = dice.between(0.65, 1.0);
      double tall = 0.012 + 0.03 * (y - 0.62);
      Ink blade = Ink.flat(dice.chance(0.5) ? 0x5c7440 : 0x8c9c5c).faded(0.6);
      canvas.limb(x, y, x + dice.between(-0.01, 0.01), y - tall, 0.003, 0.001, blade);
    }
    canvas.rectangle(-0.1, 0.835, 2, 0.96, new Ink(0xa09888, 0.92, 0.92, 1.06, 0.14));
    if (dice.chance(0.6)) {
      shed(canvas, dice, dice.chance(0.5) ? dice.between(-0.05, 0.2) : dice.between(1.2, 1.45));
    }
    Plants.tree(canvas, dice, dice.between(0.5, 1.3), 0.68, dice.between(0.5, 0.66));
    canvas.weather(dice.bits(), 0.07);
  }

  private static void fence(Canvas canvas, Dice dice) {
    int wood = dice.chance(0.5) ? 0x94806c : 0xb4b0a8;
    for (double x = dice.between(-0.1, -0.05); x < 1.85; x += 0.062) {
      int board = Ink.mix(wood, 0, dice.between(0, 0.18));
      canvas.rectangle(x, 0.38, x + 0.055, 0.655, new Ink(board, 1, 1.05, 0.9, 0.06));
    }
    canvas.rectangle(-0.1, 0.43, 2, 0.447, Ink.flat(Ink.mix(wood, 0, 0.3)));
    canvas.rectangle(-0.1, 0.58, 2, 0.597, Ink.flat(Ink.mix(wood, 0, 0.3)));
  }

  private static void shed(Canvas canvas, Dice dice, double x) {
    int wall = dice.chance(0.5) ? 0xb0a898 : 0x90887c;
    canvas.rectangle(x, 0.3, x + 0.4, 0.69, new Ink(wall, 1, 1.04, 0.9, 0.05));
    canvas.polygon(Ink.solid(0x70605c), x - 0.04, 0.31, x + 0.2, 0.14, x + 0.44, 0.31);
    canvas.rectangle(x + 0.06, 0.42, x + 0.17, 0.69, Ink.solid(0x605448));
    canvas.rectangle(x + 0.23, 0.4, x + 0.35, 0.5, Ink.flat(0xd8d4cc));
    canvas.rectangle(x + 0.24, 0.41, x + 0.34, 0.49, new Ink(0x586874, 1, 1.2, 0.9, 0));
  }
}
