package io.vigil.server.evidence;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures to pixels and back. */
final class Jpegs {

  /** Pictures of a strip at most, and their height. */
  private static final int MOST = 8;

  private static final int HEIGHT = 126;
  private static final int GAP = 2;

  private Jpegs() {}

  static BufferedImage read(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    if (image == null) {
      throw new IOException("a picture on vigil.frames is no picture");
    }
    return image;
  }

  /** Packed RGB of a size, row by row. */
  static byte[] rgb(byte[] jpeg, int width, int height) throws IOException {
    BufferedImage image = scaled(read(jpeg), width, height);
    byte[] rgb = new byte[width * height * 3];
    int at = 0;
    for (int pixel : image.getRGB(0, 0, width, height, null, 0, width)) {
      rgb[at++] = (byte) (pixel >> 16);
      rgb[at++] = (byte) (pixel >> 8);
      rgb[at++] = (byte) pixel;
    }
    return rgb;
  }

  /** Up to eight of the pictures beside one another, evenly chosen, the oldest at the left. */
  static byte[] strip(List<Picture> pictures) throws IOException {
    int count = Math.min(MOST, pictures.size());
    BufferedImage first = read(pictures.get(0).jpeg());
    int width = Math.max(1, HEIGHT * first.getWidth() / first.getHeight());
    BufferedImage strip =
        new BufferedImage(count * width + (count - 1) * GAP, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = strip.createGraphics();
    for (int i = 0; i < count; i++) {
      int chosen = count == 1 ? 0 : i * (pictures.size() - 1) / (count - 1);
      graphics.drawImage(
          scaled(read(pictures.get(chosen).jpeg()), width, HEIGHT), i * (width + GAP), 0, null);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(strip, "jpeg", out);
    return out.toByteArray();
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    if (image.getWidth() == width && image.getHeight() == height) {
      return image;
    }
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(
        image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    return scaled;
  }
}
