package io.vigil.model.world.paint;

import io.vigil.model.world.random.Hash;

/** A walking person from the side: the colour is that of coat and sleeves. */
public final class PersonFigure implements Figure {
  private static final int[] SKINS = {0xf0c8a0, 0xd8a070, 0xa06c40, 0x6c4428};
  private static final int[] TROUSERS = {0x303440, 0x40485c, 0x6c6458, 0x504038};
  private static final int[] HAIRS = {0x201814, 0x4c3018, 0x8c6c38, 0x808080};

  /** Creates the figure. */
  public PersonFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink skin = Ink.solid(pick(SKINS, pose.seed(), 1));
    Ink trousers = Ink.solid(pick(TROUSERS, pose.seed(), 2));
    Ink hair = Ink.solid(pick(HAIRS, pose.seed(), 3));
    Ink coat = Ink.solid(rgb);
    Ink shoe = Ink.flat(0x181410);
    double phase = 2 * Math.PI * pose.travelled() / 0.85;
    double swing = pose.isMoving() ? 0.48 : 0.07;
    double bob = pose.isMoving() ? 0.012 * Math.cos(2 * phase) : 0;

    pen.shadow(0, 0.26);
    leg(pen, phase + Math.PI, swing, trousers.times(0.75), shoe);
    arm(pen, phase, swing, bob, pose, coat.times(0.7), skin.times(0.85));
    leg(pen, phase, swing, trousers, shoe);
    // A coat: shoulders, waist and a hem that flares a little.
    pen.shape(
        coat,
        -0.10,
        0.44,
        -0.085,
        0.62,
        -0.105,
        0.79 + bob,
        -0.06,
        0.845 + bob,
        0.06,
        0.845 + bob,
        0.10,
        0.79 + bob,
        0.09,
        0.62,
        0.105,
        0.44);
    pen.limb(0, 0.83 + bob, 0.01, 0.88 + bob, 0.035, 0.03, skin.times(0.9));
    pen.ellipse(0.015, 0.925 + bob, 0.066, 0.075, skin);
    pen.ellipse(0.078, 0.915 + bob, 0.016, 0.013, skin);
    pen.ellipse(-0.008, 0.958 + bob, 0.066, 0.046, hair);
    pen.ellipse(-0.042, 0.925 + bob, 0.03, 0.05, hair);
    pen.ellipse(0.05, 0.932 + bob, 0.009, 0.009, Ink.flat(0x181818));
    arm(pen, phase + Math.PI, swing, bob, pose, coat.times(0.88), skin);
  }

  private static void leg(Pen pen, double phase, double swing, Ink ink, Ink shoe) {
    double thigh = swing * Math.sin(phase);
    double shin = thigh - swing * 1.1 * Math.max(0, Math.cos(phase));
    pen.jointed(0, 0.48, thigh, 0.24, shin, 0.22, 0.052, ink);
    double footX = 0.24 * Math.sin(thigh) + 0.22 * Math.sin(shin);
    double footY = 0.48 - 0.24 * Math.cos(thigh) - 0.22 * Math.cos(shin);
    pen.limb(footX - 0.015, footY, footX + 0.065, footY - 0.005, 0.026, 0.02, shoe);
  }

  private static void arm(
      Pen pen, double phase, double swing, double bob, Pose pose, Ink sleeve, Ink skin) {
    double upper = pose.isCarrying() ? 0.5 : 0.75 * swing * Math.sin(phase);
    double lower = pose.isCarrying() ? 1.25 : upper + 0.22 + 0.3 * swing;
    double shoulder = 0.79 + bob;
    pen.jointed(0, shoulder, upper, 0.17, lower, 0.15, 0.038, sleeve);
    double handX = 0.17 * Math.sin(upper) + 0.165 * Math.sin(lower);
    double handY = shoulder - 0.17 * Math.cos(upper) - 0.165 * Math.cos(lower);
    pen.ellipse(handX, handY, 0.026, 0.028, skin);
  }

  private static int pick(int[] colours, long seed, long what) {
    return colours[(int) (Hash.unit(seed, what) * colours.length)];
  }
}
