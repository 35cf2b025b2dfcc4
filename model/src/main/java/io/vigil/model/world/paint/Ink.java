package io.vigil.model.world.paint;

/**
 * What a form is filled with.
 *
 * @param rgb 0xRRGGBB
 * @param alpha 0 clear to 1 opaque
 * @param top factor on the colour at the form's top
 * @param bottom factor on the colour at its bottom
 * @param grain strength of a texture that moves with the figure
 */
public record Ink(int rgb, double alpha, double top, double bottom, double grain) {
  /** A plain colour. */
  public static Ink flat(int rgb) {
    return new Ink(rgb, 1, 1, 1, 0);
  }

  /** A body lit from above, with some texture. */
  public static Ink solid(int rgb) {
    return new Ink(rgb, 1, 1.1, 0.8, 0.07);
  }

  /** The same, brighter or darker. */
  public Ink times(double factor) {
    return new Ink(mix(rgb, 0, 1 - factor), alpha, top, bottom, grain);
  }

  /** The same, seen through by a share. */
  public Ink faded(double opacity) {
    return new Ink(rgb, alpha * opacity, top, bottom, grain);
  }

  /** A colour between two, or beyond; each channel is kept within 0 to 255. */
  public static int mix(int one, int other, double share) {
    int r = channel(one >> 16, other >> 16, share);
    int g = channel(one >> 8, other >> 8, share);
    int b = channel(one, other, share);
    return r << 16 | g << 8 | b;
  }

  private static int channel(int one, int other, double share) {
    double value = (one & 255) * (1 - share) + (other & 255) * share;
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
