package io.vigil.launcher.explain;

import io.vigil.model.encoder.LogMelReference;
import io.vigil.model.encoder.MelScale;
import io.vigil.model.inference.Explanation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws what counts: the window's pictures in two rows, oldest first, in grey, and below them the
 * spectrogram, if there is sound, high pitch above, a line at each second; red where a part speaks
 * for what is explained, blue where it speaks against it. The sense that counts less is drawn so
 * much paler.
 */
public final class HeatMap {
  private static final int COLUMNS = 4;
  private static final int TILE = 240;
  private static final int GAP = 6;
  private static final int BAND = 3;
  private static final int RED = 0xe02020;
  private static final int BLUE = 0x2040f0;
  private static final double STRONGEST = 0.8;
  private static final double DIMMED = 0.75;

  private final Moment moment;
  private final Explanation explanation;
  private final int tileHeight;

  /** Of what is explained. */
  public HeatMap(Moment moment, Explanation explanation) {
    this.moment = moment;
    this.explanation = explanation;
    this.tileHeight =
        moment.pictures().stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(HeatMap::read)
            .map(image -> Math.max(1, TILE * image.getHeight() / image.getWidth()))
            .orElse(TILE * 9 / 16);
  }

  /**
   * Draws.
   *
   * @param attention whether the pictures are drawn with the network's attention, in place of the
   *     relevance
   */
  public BufferedImage draw(boolean attention) {
    int rows = (moment.pictures().size() + COLUMNS - 1) / COLUMNS;
    int width = COLUMNS * TILE + (COLUMNS - 1) * GAP;
    int spectrum = hears() ? MelScale.BANDS * BAND : 0;
    BufferedImage image =
        new BufferedImage(width, rows * (tileHeight + GAP) + spectrum, BufferedImage.TYPE_INT_RGB);
    float[] heat = attention ? explanation.attention() : explanation.relevance().pictures();
    int patches = explanation.grid() * explanation.grid();
    float share = explanation.pictureShare();
    double greatest = attention ? greatest(heat) : greatest(heat) / paler(share);
    for (int k = 0; k < moment.pictures().size(); k++) {
      float[] own = Arrays.copyOfRange(heat, k * patches, (k + 1) * patches);
      int x = k % COLUMNS * (TILE + GAP);
      int y = k / COLUMNS * (tileHeight + GAP);
      moment.pictures().get(k).ifPresent(jpeg -> tile(image, read(jpeg), own, greatest, x, y));
    }
    if (hears()) {
      spectrogram(image, rows * (tileHeight + GAP));
    }
    return image;
  }

  private boolean hears() {
    for (float there : moment.window().audioMask()) {
      if (there > 0) {
        return true;
      }
    }
    return false;
  }

  private void tile(
      BufferedImage image, BufferedImage picture, float[] heat, double greatest, int x, int y) {
    BufferedImage scaled = new BufferedImage(TILE, tileHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, TILE, tileHeight, null);
    graphics.dispose();
    int grid = explanation.grid();
    for (int row = 0; row < tileHeight; row++) {
      for (int column = 0; column < TILE; column++) {
        double value =
            between(
                heat,
                grid,
                grid,
                (row + 0.5) / tileHeight * grid - 0.5,
                (column + 0.5) / TILE * grid - 0.5);
        image.setRGB(
            x + column, y + row, mixed(grey(scaled.getRGB(column, row)), value / greatest));
      }
    }
  }

  private void spectrogram(BufferedImage image, int top) {
    int seconds = moment.sound().length / MelScale.RATE;
    float[][][] mel = new float[seconds][][];
    for (int s = 0; s < seconds; s++) {
      mel[s] =
          LogMelReference.of(
              Arrays.copyOfRange(moment.sound(), s * MelScale.RATE, (s + 1) * MelScale.RATE));
    }
    float[] heat = explanation.relevance().sound();
    double greatest = greatest(heat) / paler(1 - explanation.pictureShare());
    int rows = explanation.rows();
    int columns = heat.length / rows;
    for (int x = 0; x < image.getWidth(); x++) {
      double at = (x + 0.5) / image.getWidth() * seconds;
      boolean line = x > 0 && (int) at != (int) ((x - 0.5) / image.getWidth() * seconds);
      for (int y = 0; y < MelScale.BANDS * BAND; y++) {
        int band = MelScale.BANDS - 1 - y / BAND;
        float level = mel[(int) at][(int) (at % 1 * MelScale.FRAMES)][band];
        double value =
            between(
                heat,
                columns,
                rows,
                at / seconds * columns - 0.5,
                (band + 0.5) / MelScale.BANDS * rows - 0.5);
        // The floor of the spectrogram is about -2.2, loud sound about 2.
        int shade = line ? 255 : (int) Math.max(0, Math.min(255, (level + 2.2) * 60));
        image.setRGB(x, top + y, mixed(shade, value / greatest));
      }
    }
  }

  /** Between the middles of cells [height, width], linearly. */
  private static double between(float[] cells, int height, int width, double atY, double atX) {
    double y = Math.max(0, Math.min(height - 1, atY));
    double x = Math.max(0, Math.min(width - 1, atX));
    int y0 = (int) y;
    int x0 = (int) x;
    int y1 = Math.min(height - 1, y0 + 1);
    int x1 = Math.min(width - 1, x0 + 1);
    double above = cells[y0 * width + x0] * (1 - x + x0) + cells[y0 * width + x1] * (x - x0);
    double below = cells[y1 * width + x0] * (1 - x + x0) + cells[y1 * width + x1] * (x - x0);
    return above * (1 - y + y0) + below * (y - y0);
  }

  /** 1 for the sense that counts more, less for the other one. */
  private static double paler(float share) {
    return Math.max(1e-3, share / Math.max(share, 1 - share));
  }

  private static double greatest(float[] heat) {
    double greatest = 1e-9;
    for (float value : heat) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  /** A shade of grey, 0 to 255, under heat from -1 to 1. */
  private static int mixed(int shade, double heat) {
    double share = STRONGEST * Math.min(1, Math.abs(heat));
    int colour = heat > 0 ? RED : BLUE;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double value = (1 - share) * shade * DIMMED + share * (colour >> shift & 0xff);
      mixed |= (int) Math.round(value) << shift;
    }
    return mixed;
  }

  private static int grey(int rgb) {
    return (int) (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff));
  }

  private static BufferedImage read(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException("a picture of our own cannot be decoded", e);
    }
  }
}
