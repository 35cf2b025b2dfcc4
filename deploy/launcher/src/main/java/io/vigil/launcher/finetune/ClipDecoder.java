package io.vigil.launcher.finetune;

import io.vigil.launcher.assets.MediaDecoder;
import io.vigil.launcher.finetune.ClipEntry.Span;
import io.vigil.model.adapt.Label;
import io.vigil.model.adapt.LabelledFilm;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/** Decodes a clip: a film with or without sound, a sound, or a still, which stands for a while. */
final class ClipDecoder {
  /** Longest film, in seconds; what follows is left out. */
  static final int LONGEST = 1_800;

  private static final Set<String> STILLS = Set.of("jpg", "jpeg", "png", "bmp", "gif");

  /** Slots that a still stands. */
  private static final int STANDS = 6;

  /** Longer side of a still, in pixels. */
  private static final int SIDE = 384;

  /** A label may end so much behind the film, in seconds: times are rounded. */
  private static final double SLACK = 0.5;

  private ClipDecoder() {}

  /**
   * Decodes.
   *
   * @throws IOException if the file cannot be read
   */
  static LabelledFilm decode(ClipEntry entry, Path root) throws IOException, InterruptedException {
    Path file = entry.file();
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    List<byte[]> pictures = new ArrayList<>();
    short[] sound = {};
    if (STILLS.contains(extension(file))) {
      pictures.addAll(Collections.nCopies(STANDS, still(file)));
    } else {
      MediaDecoder.Film film = film(file);
      for (int k = 0; k < film.frames().size(); k += 2) { // Four a second.
        pictures.add(film.frames().get(k));
      }
      sound = film.sound();
    }
    String name = root.relativize(file).toString().replace('\\', '/');
    LabelledFilm film = new LabelledFilm(name, pictures, sound, List.of());
    return new LabelledFilm(name, pictures, sound, labels(entry, film.seconds()));
  }

  private static MediaDecoder.Film film(Path file) throws IOException, InterruptedException {
    try {
      return MediaDecoder.film(file, LONGEST);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("no pictures")) {
        throw e;
      }
      short[] sound = MediaDecoder.sound(file);
      if (sound.length == 0) {
        throw new IOException("there is no sound in it", e);
      }
      return new MediaDecoder.Film(List.of(), 0, 0, sound);
    }
  }

  private static List<Label> labels(ClipEntry entry, double seconds) {
    List<Label> labels = new ArrayList<>();
    for (Span span : entry.spans()) {
      double end = span.end().orElse(seconds);
      if (span.start() >= seconds || end > seconds + SLACK) {
        throw ClipFaults.of(
            "times",
            String.format(
                Locale.ROOT,
                "%s: %.1f to %.1f s is beyond the end of %s, which is %.1f s long",
                span.row(),
                span.start(),
                end,
                entry.file().getFileName(),
                seconds),
            "mend its times");
      }
      labels.add(new Label(span.label(), span.start(), Math.min(end, seconds)));
    }
    return labels;
  }

  private static byte[] still(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("it is no picture that can be read");
    }
    double factor = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(factor * image.getWidth()));
    int height = Math.max(1, (int) Math.round(factor * image.getHeight()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(
        image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "png", bytes);
    return bytes.toByteArray();
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
