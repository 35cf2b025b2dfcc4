package io.vigil.model.inference;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * An encoded picture of any size to the square of raw RGB that a bundle takes, by {@link
 * AreaScaler}. Training uses the same scaler. Thread-safe.
 */
public final class FramePreprocessor {

  private static final long MAX_PIXELS = 64L * 1024 * 1024;

  private final AreaScaler scaler;

  /** For a bundle whose pictures are size x size. */
  public FramePreprocessor(int size) {
    this.scaler = new AreaScaler(size);
  }

  /**
   * A decoded picture.
   *
   * @param rgb [height, width, 3] bytes
   * @param width in pixels
   * @param height in pixels
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
  public record Pixels(byte[] rgb, int width, int height) {}

  /**
   * Decodes and scales.
   *
   * @param encoded JPEG, or PNG
   * @return [size, size, 3] bytes of RGB
   * @throws UndecodableImageException if the bytes are no picture, or one of more than 64
   *     megapixels
   */
  public byte[] rgb(byte[] encoded) throws UndecodableImageException {
    Pixels pixels = decode(encoded);
    return scaler.scale(pixels.rgb(), pixels.width(), pixels.height());
  }

  /**
   * Decodes.
   *
   * @param encoded JPEG, or PNG
   * @throws UndecodableImageException if the bytes are no picture, or one of more than 64
   *     megapixels
   */
  public static Pixels decode(byte[] encoded) throws UndecodableImageException {
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new UndecodableImageException(encoded.length + " bytes that are no JPEG or PNG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
          throw new UndecodableImageException("a picture of " + pixels + " pixels is too large");
        }
        return pixels(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new UndecodableImageException("damaged picture: " + e.getMessage(), e);
    }
  }

  private static Pixels pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] line = new int[width];
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (line[x] >> 16);
        rgb[at + 1] = (byte) (line[x] >> 8);
        rgb[at + 2] = (byte) line[x];
      }
    }
    return new Pixels(rgb, width, height);
  }
}
