package io.vigil.model.assets;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Pictures as JPEG, in memory. Stateless. */
public final class JpegFile {
  private JpegFile() {}

  /**
   * Compresses a picture.
   *
   * @param rgb [height, width, 3] bytes: red, green, blue
   * @param quality 0 to 1
   */
  public static byte[] encode(byte[] rgb, int width, int height, float quality) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    swap(rgb, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return encode(image, quality);
  }

  /**
   * Compresses a picture without an alpha channel.
   *
   * @param quality 0 to 1
   */
  public static byte[] encode(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("JPEG in memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** What is left of a picture [height, width, 3] when it was compressed. */
  public static byte[] degrade(byte[] rgb, int width, int height, float quality) {
    byte[] jpeg = encode(rgb, width, height, quality);
    byte[] result = new byte[rgb.length];
    try {
      // It closes what it reads from.
      @Nullable BufferedImage read =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
      if (read == null) {
        throw new IllegalStateException("Java cannot read its own JPEG");
      }
      swap(((DataBufferByte) read.getRaster().getDataBuffer()).getData(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("JPEG in memory failed", e);
    }
    return result;
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
