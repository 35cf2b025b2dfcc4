package io.vigil.launcher.assets;

import io.vigil.model.assets.JpegFile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture in memory.
 *
 * @param width pixels
 * @param height pixels
 * @param argb [height, width], colours not multiplied by alpha
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
record Pixels(int width, int height, int[] argb) {
  private static final float QUALITY = 0.9f;

  static Pixels decode(byte[] bytes) throws IOException {
    BufferedImage image = image(bytes);
    int width = image.getWidth();
    int height = image.getHeight();
    return new Pixels(
        width, height, image.getRGB(0, 0, width, height, new int[width * height], 0, width));
  }

  /** The plain numbers of a mask, [height, width]: indices of a palette, or grey. */
  static int[] mask(byte[] bytes, int width, int height) throws IOException {
    Raster raster = image(bytes).getRaster();
    if (raster.getWidth() != width || raster.getHeight() != height) {
      throw new IOException("its mask is of another size");
    }
    return raster.getSamples(0, 0, width, height, 0, new int[width * height]);
  }

  private static BufferedImage image(byte[] bytes) throws IOException {
    @Nullable BufferedImage image =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
    if (image == null) {
      throw new IOException("it is no JPEG or PNG");
    }
    return image;
  }

  int at(int x, int y) {
    return argb[y * width + x];
  }

  Pixels crop(Box box) {
    int[] part = new int[box.area()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(
          argb, (box.top() + y) * width + box.left(), part, y * box.width(), box.width());
    }
    return new Pixels(box.width(), box.height(), part);
  }

  byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image(BufferedImage.TYPE_INT_ARGB), "png", stream);
    }
    return out.toByteArray();
  }

  byte[] jpeg() {
    return JpegFile.encode(image(BufferedImage.TYPE_INT_RGB), QUALITY);
  }

  private BufferedImage image(int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }
}
