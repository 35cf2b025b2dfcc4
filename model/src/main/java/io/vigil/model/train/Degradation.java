package io.vigil.model.train;

import io.vigil.model.composite.LowPass;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What a picture and a sound suffer on their way to the model: compression, exposure, volume. One
 * draw holds for a whole clip.
 *
 * @param quality of JPEG, 0 to 1; above 1 for none
 * @param gain factor on each channel's distance from black
 * @param warm how much more of red than of blue arrives, as a share
 * @param skip mean difference, in levels, up to which a block of a picture is not sent again, as
 *     video codecs do; 0 for none
 * @param refresh pictures from one that is sent whole to the next
 */
record Degradation(float quality, float gain, float warm, float skip, int refresh) {

  private static final double SKIPPED = 0.35;
  private static final int BLOCK = 8;

  private static final double COMPRESSED = 0.35;
  private static final double EXPOSED = 0.3;
  private static final double TINTED = 0.4;

  /** How much sound arrives as through a telephone. */
  private static final double DULL = 0.2;

  static Degradation draw(SplittableRandom random) {
    float quality =
        random.nextDouble() < COMPRESSED ? (float) (0.4 + 0.5 * random.nextDouble()) : 2;
    float gain = random.nextDouble() < EXPOSED ? (float) (0.85 + 0.3 * random.nextDouble()) : 1;
    float skip = random.nextDouble() < SKIPPED ? (float) (1.5 + 5 * random.nextDouble()) : 0;
    float warm = random.nextDouble() < TINTED ? (float) (0.16 * random.nextDouble() - 0.08) : 0;
    return new Degradation(quality, gain, warm, skip, 1 + random.nextInt(12));
  }

  /** Another volume, seldom without what is above 4 kHz; digital silence stays what it is. */
  static short[] louder(short[] played, SplittableRandom random) {
    short[] samples = random.nextDouble() < DULL ? LowPass.telephone(played) : played;
    double gain = Math.exp((random.nextDouble() - 0.5) * 1.4);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i] * gain)));
    }
    return samples;
  }

  /**
   * The picture [height, width, 3] as it arrives.
   *
   * @param before the picture before it as it arrived; empty for the first
   * @param number of the picture, from 0
   */
  byte[] apply(byte[] rgb, byte[] before, int number, int width, int height) {
    byte[] seen = gain == 1 && warm == 0 ? rgb : expose(rgb);
    seen = quality > 1 ? seen : compress(seen, width, height);
    boolean whole = before.length == 0 || number % refresh == 0;
    return skip == 0 || whole ? seen : hold(seen, before, width, height);
  }

  /** Takes blocks that hardly changed from the picture before. */
  private byte[] hold(byte[] rgb, byte[] before, int width, int height) {
    byte[] held = rgb.clone();
    for (int y = 0; y < height; y += BLOCK) {
      for (int x = 0; x < width; x += BLOCK) {
        int right = Math.min(width, x + BLOCK);
        int bottom = Math.min(height, y + BLOCK);
        long difference = 0;
        for (int row = y; row < bottom; row++) {
          for (int i = 3 * (row * width + x); i < 3 * (row * width + right); i++) {
            difference += Math.abs((rgb[i] & 0xff) - (before[i] & 0xff));
          }
        }
        if (difference <= skip * 3 * (right - x) * (bottom - y)) {
          for (int row = y; row < bottom; row++) {
            int from = 3 * (row * width + x);
            System.arraycopy(before, from, held, from, 3 * (right - x));
          }
        }
      }
    }
    return held;
  }

  private byte[] expose(byte[] rgb) {
    float[] gains = {gain * (1 + warm), gain, gain * (1 - warm)};
    byte[] table = new byte[3 * 256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.min(255, Math.round((i & 255) * gains[i >> 8]));
    }
    byte[] result = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      result[i] = table[(i % 3) << 8 | (rgb[i] & 0xff)];
    }
    return result;
  }

  private byte[] compress(byte[] rgb, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] raster = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
    swap(rgb, raster);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
      output.flush();
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
      byte[] result = new byte[rgb.length];
      swap(((java.awt.image.DataBufferByte) read.getRaster().getDataBuffer()).getData(), result);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("JPEG in memory failed", e);
    } finally {
      writer.dispose();
    }
  }

  /** RGB to BGR and back. */
  private static void swap(byte[] from, byte[] to) {
    for (int i = 0; i < from.length; i += 3) {
      to[i] = from[i + 2];
      to[i + 1] = from[i + 1];
      to[i + 2] = from[i];
    }
  }
}
