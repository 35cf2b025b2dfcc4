package io.vigil.model.world;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * For the eye and the ear: writes sheets of pictures, the sound and the truth of some scenes, and
 * the speed of painting and playing. Run its main with a folder, the first number and a count.
 */
final class ContactSheet {
  private static final int COLUMNS = 4;
  private static final int ROWS = 4;
  private static final int WIDTH = 400;
  private static final int HEIGHT = 225;

  private ContactSheet() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int first = Integer.parseInt(args[1]);
    for (int number = first; number < first + Integer.parseInt(args[2]); number++) {
      Scene scene = new SceneGenerator().generate(number, Split.VALIDATION);
      ImageIO.write(sheet(scene), "png", folder.resolve("scene" + number + ".png").toFile());
      writeSound(scene, folder.resolve("scene" + number + ".wav"));
      Truth truth = Truth.of(scene);
      StringBuilder text = new StringBuilder();
      truth.events().forEach(event -> text.append(event).append('\n'));
      for (double t = 1; t <= scene.duration(); t++) {
        text.append(t).append("  ").append(truth.captionsAt(t).get(0)).append('\n');
      }
      Files.writeString(folder.resolve("scene" + number + ".txt"), text);
    }
    ImageIO.write(gallery(), "png", folder.resolve("gallery.png").toFile());
    for (List<Integer> size : List.of(List.of(96, 96), List.of(160, 90), List.of(640, 360))) {
      System.out.printf("%s: %.2f ms a picture%n", size, paintingTime(size.get(0), size.get(1)));
    }
    System.out.printf("sound: %.0f times real time%n", soundSpeed());
  }

  /** Every kind in three colours, walking and at rest, then every fault. */
  private static BufferedImage gallery() {
    BufferedImage sheet = new BufferedImage(4 * WIDTH, 6 * HEIGHT, BufferedImage.TYPE_INT_RGB);
    int cell = 0;
    for (ThingKind kind : ThingKind.values()) {
      for (int i = 0; i < 3; i++) {
        paste(
            sheet,
            cell++,
            picture(TestScenes.showing(kind, kind.colours().get(i), i), 3 + 0.1 * i));
      }
    }
    for (FaultKind kind : FaultKind.values()) {
      paste(sheet, cell++, picture(TestScenes.failing(kind, cell), 3.4));
    }
    return sheet;
  }

  private static void paste(BufferedImage sheet, int cell, BufferedImage picture) {
    sheet
        .createGraphics()
        .drawImage(picture, cell % 4 * WIDTH, cell / 4 * HEIGHT, WIDTH, HEIGHT, null);
  }

  private static BufferedImage sheet(Scene scene) {
    BufferedImage sheet =
        new BufferedImage(COLUMNS * WIDTH, ROWS * HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      double t = scene.duration() * i / (COLUMNS * ROWS);
      paste(sheet, i, picture(scene, t));
    }
    return sheet;
  }

  private static BufferedImage picture(Scene scene, double seconds) {
    int width = 640;
    int height = 360;
    byte[] rgb = new byte[3 * width * height];
    new ScenePainter().paint(scene, seconds, rgb, width, height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      Color colour = new Color(rgb[3 * i] & 255, rgb[3 * i + 1] & 255, rgb[3 * i + 2] & 255);
      image.setRGB(i % width, i / width, colour.getRGB());
    }
    return image;
  }

  private static void writeSound(Scene scene, Path file) throws IOException {
    int count = (int) Math.round(scene.duration() * SceneSound.SAMPLE_RATE);
    short[] samples = new SceneSound().render(scene, 0, count);
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(SceneSound.SAMPLE_RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, count),
        AudioFileFormat.Type.WAVE,
        file.toFile());
  }

  /** Milliseconds a picture, over the scenes of a camera at two pictures a second. */
  private static double paintingTime(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    ScenePainter painter = new ScenePainter();
    long spent = 0;
    int pictures = 0;
    for (int number = 0; number < 30; number++) {
      Scene scene = new SceneGenerator().generate(number, Split.TRAIN);
      long start = System.nanoTime();
      for (double t = 0; t < scene.duration(); t += Truth.SLOT) {
        painter.paint(scene, t, rgb, width, height);
        pictures += number < 10 ? 0 : 1;
      }
      spent += number < 10 ? 0 : System.nanoTime() - start;
    }
    return spent / 1e6 / pictures;
  }

  private static double soundSpeed() {
    SceneSound sound = new SceneSound();
    double seconds = 0;
    long spent = 0;
    for (int number = 0; number < 60; number++) {
      Scene scene = new SceneGenerator().generate(number, Split.TRAIN);
      long start = System.nanoTime();
      sound.render(scene, 0, (int) (scene.duration() * SceneSound.SAMPLE_RATE));
      if (number >= 20) {
        spent += System.nanoTime() - start;
        seconds += scene.duration();
      }
    }
    return seconds / (spent / 1e9);
  }
}
