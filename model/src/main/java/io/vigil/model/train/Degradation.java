package io.vigil.model.train;

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
 */
record Degradation(float quality, float gain) {

  private static final double COMPRESSED = 0.35;
  private static final double EXPOSED = 0.3;

  static Degradation draw(SplittableRandom random) {
    float quality =
        random.nextDouble() < COMPRESSED ? (float) (0.4 + 0.5 * random.nextDouble()) : 2;
    float gain = random.nextDouble() < EXPOSED ? (float) (0.85 + 0.3 * random.nextDouble()) : 1;
    return new Degradation(quality, gain);
  }

  /** Another volume; digital silence stays what it is. */
  static short[] louder(short[] samples, SplittableRandom random) {
    double gain = Math.exp((random.nextDouble() - 0.5) * 1.4);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i] * gain)));
    }
    return samples;
  }

  /** The picture [height, width, 3] as it arrives. */
  byte[] apply(byte[] rgb, int width, int height) {
    byte[] seen = gain == 1 ? rgb : expose(rgb);
    return quality > 1 ? seen : compress(seen, width, height);
  }

  private byte[] expose(byte[] rgb) {
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) Math.min(255, Math.round(i * gain));
    }
    byte[] result = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      result[i] = table[rgb[i] & 0xff];
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
