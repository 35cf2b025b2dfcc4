package io.vigil.model.assets;

import io.vigil.model.assets.AssetPackException.Code;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the files of a pack, and keeps those used last up to a number of bytes. Thread-safe; files
 * are decoded outside of the lock, so two threads may decode the same one at the same time.
 */
final class MediaFiles {
  private final long capacity;
  private final Map<Path, Loaded> cache = new LinkedHashMap<>(64, 0.75f, true);
  private long used;

  private record Loaded(Object value, long bytes) {}

  private interface Load<T> {
    T from(Path file) throws IOException;
  }

  MediaFiles(long capacity) {
    this.capacity = capacity;
  }

  Cutout cutout(Path file) {
    return get(file, Cutout.class, MediaFiles::readCutout);
  }

  RgbPicture picture(Path file) {
    return get(file, RgbPicture.class, MediaFiles::readPicture);
  }

  short[] sound(Path file) {
    return get(file, short[].class, WavFile::read);
  }

  private <T> T get(Path file, Class<T> type, Load<T> load) {
    @Nullable Object kept = kept(file);
    if (kept != null) {
      return type.cast(kept);
    }
    T value;
    try {
      value = load.from(file);
    } catch (IOException | RuntimeException e) {
      throw new AssetPackException(
          Code.BROKEN_FILE,
          file + " cannot be loaded: " + e.getMessage() + "; " + AssetIndex.REMAKE,
          e);
    }
    keep(file, new Loaded(value, bytes(value)));
    return value;
  }

  private synchronized @Nullable Object kept(Path file) {
    Loaded found = cache.get(file);
    return found == null ? null : found.value();
  }

  private synchronized void keep(Path file, Loaded loaded) {
    if (loaded.bytes() > capacity) {
      return;
    }
    Loaded before = cache.put(file, loaded);
    used += loaded.bytes() - (before == null ? 0 : before.bytes());
    var oldest = cache.entrySet().iterator();
    while (used > capacity) {
      used -= oldest.next().getValue().bytes();
      oldest.remove();
    }
  }

  /** How many bytes are kept. */
  synchronized long used() {
    return used;
  }

  private static long bytes(Object value) {
    if (value instanceof Cutout cutout) {
      return cutout.rgba().length;
    }
    return value instanceof RgbPicture picture
        ? picture.rgb().length
        : (long) ((short[]) value).length * Short.BYTES;
  }

  private static Cutout readCutout(Path file) throws IOException {
    BufferedImage image = image(file);
    if (!image.getColorModel().hasAlpha()) {
      throw new IOException("it has no alpha channel");
    }
    int[] pixels = pixels(image);
    byte[] rgba = new byte[pixels.length * 4];
    for (int i = 0; i < pixels.length; i++) {
      rgba[i * 4] = (byte) (pixels[i] >> 16);
      rgba[i * 4 + 1] = (byte) (pixels[i] >> 8);
      rgba[i * 4 + 2] = (byte) pixels[i];
      rgba[i * 4 + 3] = (byte) (pixels[i] >> 24);
    }
    return new Cutout(image.getWidth(), image.getHeight(), rgba);
  }

  private static RgbPicture readPicture(Path file) throws IOException {
    BufferedImage image = image(file);
    int[] pixels = pixels(image);
    byte[] rgb = new byte[pixels.length * 3];
    for (int i = 0; i < pixels.length; i++) {
      rgb[i * 3] = (byte) (pixels[i] >> 16);
      rgb[i * 3 + 1] = (byte) (pixels[i] >> 8);
      rgb[i * 3 + 2] = (byte) pixels[i];
    }
    return new RgbPicture(image.getWidth(), image.getHeight(), rgb);
  }

  private static BufferedImage image(Path file) throws IOException {
    // A stream of its own, for ImageIO would make a temporary file of each picture.
    @Nullable BufferedImage image =
        ImageIO.read(
            new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file))));
    if (image == null) {
      throw new IOException("it is no picture");
    }
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return image.getRGB(0, 0, width, height, new int[width * height], 0, width);
  }
}
