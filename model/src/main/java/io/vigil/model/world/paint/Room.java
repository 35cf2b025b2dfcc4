package io.vigil.model.world.paint;

import io.vigil.model.world.random.Dice;

/** A room: papered wall, floor boards, a window, a door, and some furniture. */
public final class Room implements Scenery {
  private static final int[] WALLS = {0xc8c0b0, 0xb4bcb8, 0xbcb4c0, 0xd0ccc0, 0xc4b4a4, 0xa8b0b8};
  private static final int[] FLOORS = {0x9c8468, 0x8c7860, 0xa49c90, 0x787068};
  private static final int[] CLOTHS = {0x6c7484, 0x84766c, 0x707c70, 0x7c6c78};

  /** Creates the scenery. */
  public Room() {}

  @Override
  public void draw(Canvas canvas, long seed) {
    Dice dice = new Dice(seed);
    canvas.anchor(0, 0);
    int wall = WALLS[dice.below(WALLS.length)];
    canvas.rectangle(-0.1, -0.1, 2, 0.75, new Ink(wall, 1, 0.92, 1.06, 0.02));
    if (dice.chance(0.5)) {
      Ink stripe = Ink.flat(Ink.mix(wall, 0, 0.12)).faded(0.6);
      double step = dice.between(0.08, 0.16);
      for (double x = 0; x < 2; x += step) {
        canvas.rectangle(x, -0.1, x + step * 0.4, 0.7, stripe);
      }
    }
    floor(canvas, dice);
    double window = dice.between(0.08, 0.5);
    window(canvas, dice, window);
    double door = dice.between(1.05, 1.5);
    door(canvas, dice, door);
    picture(canvas, dice, dice.between(0.72, 0.98));
    if (dice.chance(0.75)) {
      sofa(canvas, dice, dice.between(0.1, 0.6));
    }
    if (dice.chance(0.6)) {
      lamp(canvas, door - 0.14);
    }
    canvas.weather(dice.bits(), 0.04);
  }

  private static void floor(Canvas canvas, Dice dice) {
    int boards = FLOORS[dice.below(FLOORS.length)];
    canvas.rectangle(-0.1, 0.69, 2, 1.1, new Ink(boards, 1, 0.85, 1.1, 0.05));
    Ink joint = Ink.flat(Ink.mix(boards, 0, 0.35)).faded(0.7);
    for (double y : new double[] {0.73, 0.785, 0.855, 0.94}) {
      canvas.rectangle(-0.1, y, 2, y + 0.003, joint);
    }
    for (int i = 0; i < 18; i++) {
      double x = dice.between(0, 1.78);
      double[] rows = {0.69, 0.73, 0.785, 0.855, 0.94, 1.0};
      int row = dice.below(5);
      canvas.rectangle(x, rows[row], x + 0.003, rows[row + 1], joint);
    }
    canvas.rectangle(-0.1, 0.665, 2, 0.695, new Ink(0xe0dcd4, 1, 1, 0.85, 0));
  }

  private static void window(Canvas canvas, Dice dice, double x) {
    canvas.rectangle(x - 0.015, 0.115, x + 0.335, 0.475, Ink.flat(0xe8e4dc));
    int sky = dice.chance(0.7) ? 0xa8c4dc : 0x303848;
    canvas.rectangle(x, 0.13, x + 0.32, 0.46, new Ink(sky, 1, 0.95, 1.1, 0));
    canvas.rectangle(x + 0.155, 0.13, x + 0.165, 0.46, Ink.flat(0xe8e4dc));
    canvas.rectangle(x, 0.29, x + 0.32, 0.3, Ink.flat(0xe8e4dc));
    Ink curtain = new Ink(CLOTHS[dice.below(CLOTHS.length)], 1, 1.1, 0.9, 0.03);
    canvas.rectangle(x - 0.07, 0.09, x + 0.01, 0.54, curtain);
    canvas.rectangle(x + 0.31, 0.09, x + 0.39, 0.54, curtain);
  }

  private static void door(Canvas canvas, Dice dice, double x) {
    int wood = dice.chance(0.5) ? 0xc8c4bc : 0x80684c;
    canvas.rectangle(x - 0.015, 0.145, x + 0.235, 0.69, Ink.flat(Ink.mix(wood, 0, 0.3)));
    canvas.rectangle(x, 0.16, x + 0.22, 0.69, new Ink(wood, 1, 1.05, 0.92, 0.03));
    Ink panel = Ink.flat(Ink.mix(wood, 0, 0.15));
    canvas.rectangle(x + 0.035, 0.2, x + 0.185, 0.38, panel);
    canvas.rectangle(x + 0.035, 0.43, x + 0.185, 0.64, panel);
    canvas.ellipse(x + 0.2, 0.43, 0.01, 0.012, Ink.flat(0xc8b070));
  }

  private static void picture(Canvas canvas, Dice dice, double x) {
    canvas.rectangle(x, 0.18, x + 0.2, 0.36, Ink.flat(0x4c4034));
    canvas.rectangle(x + 0.014, 0.194, x + 0.186, 0.29, new Ink(0xa4b0b4, 1, 0.9, 1.1, 0));
    canvas.rectangle(
        x + 0.014, 0.29, x + 0.186, 0.346, Ink.solid(dice.chance(0.5) ? 0x707c5c : 0x8c8468));
  }

  private static void sofa(Canvas canvas, Dice dice, double x) {
    int cloth = CLOTHS[dice.below(CLOTHS.length)];
    Ink back = new Ink(cloth, 1, 1.08, 0.9, 0.06);
    canvas.rectangle(x, 0.5, x + 0.52, 0.68, back);
    canvas.rectangle(x + 0.02, 0.61, x + 0.5, 0.71, new Ink(cloth, 1, 1.2, 1.0, 0.06));
    canvas.limb(x, 0.57, x, 0.7, 0.04, 0.04, back.times(0.85));
    canvas.limb(x + 0.52, 0.57, x + 0.52, 0.7, 0.04, 0.04, back.times(0.85));
    canvas.rectangle(x + 0.258, 0.615, x + 0.262, 0.71, Ink.flat(0).faded(0.4));
    canvas.rectangle(x - 0.02, 0.73, x + 0.54, 0.745, Ink.flat(0).faded(0.35));
  }

  private static void lamp(Canvas canvas, double x) {
    canvas.limb(x, 0.72, x, 0.36, 0.006, 0.006, Ink.flat(0x504840));
    canvas.ellipse(x, 0.722, 0.045, 0.012, Ink.flat(0x504840));
    canvas.polygon(
        new Ink(0xe8dcb8, 1, 1.05, 0.95, 0),
        x - 0.035,
        0.28,
        x + 0.035,
        0.28,
        x + 0.07,
        0.38,
        x - 0.07,
        0.38);
  }
}
