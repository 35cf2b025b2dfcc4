package io.vigil.model.composite;

import io.vigil.model.assets.Appearance;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetIndex;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.AssetUse;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A small pack: magenta blocks as cut-outs over grey backgrounds, noise as sounds, films that
 * brighten to the right. So anyone can tell from pixels and samples where a thing is and when a
 * sound is on.
 */
public final class TestPack {
  public static final Color THING = new Color(230, 20, 230);
  private static final int RATE = 16_000;

  /** Labels of films: of the first nothing is known, before the third there is nobody. */
  private static final List<List<String>> FILMS =
      List.of(List.of(), List.of("person"), List.of("flower_opens"));

  private final Path folder;
  private final List<Asset> assets = new ArrayList<>();

  private TestPack(Path folder) {
    this.folder = folder;
  }

  /** Writes a pack with material in both parts. */
  public static AssetPack write(Path folder) throws IOException {
    TestPack pack = new TestPack(folder);
    for (AssetPart part : List.of(AssetPart.TRAIN, AssetPart.HELD_OUT)) {
      for (int i = 0; i < 3; i++) {
        pack.cutout("person", part, i, 40 + 10 * i, 120, THING, false);
        pack.cutout("car", part, i, 160, 60 + 10 * i, THING, false);
        pack.cutout("dog", part, i, 100, 80 + 5 * i, THING, false);
        pack.background(part, i);
        pack.film(part, i);
      }
      pack.still(part, 0, List.of("person"), List.of("vehicle", "animal"));
      pack.still(part, 1, List.of("person"), List.of());
      pack.still(part, 2, List.of("vehicle"), List.of("animal"));
      pack.still(part, 3, List.of("animal"), List.of("vehicle"));
      pack.still(part, 4, List.of(), List.of("animal", "vehicle"));
      pack.still(part, 5, List.of("person", "animal"), List.of());
      pack.cutout("person", part, 9, 70, 110, THING, true);
      pack.cutout("truck", part, 0, 150, 90, new Color(30, 60, 210), false);
      pack.cutout("cat", part, 0, 110, 80, THING, false);
      for (String kind : List.of("speech", "crying", "glass", "knock", "engine", "rain")) {
        pack.sound(kind, part, 0, 3, 0, 3);
      }
      // A bark, two seconds of silence, and another bark.
      pack.sound("bark", part, 0, 6, 0, 0.6, 2.6, 3.2);
      pack.sound("other/wind", part, 0, 2, 0, 2);
    }
    AssetIndex.write(folder, pack.assets);
    return AssetPack.read(folder);
  }

  private void cutout(
      String label, AssetPart part, int number, int w, int h, Color colour, boolean cutOff)
      throws IOException {
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, w, h);
    String file = "cutouts/" + label + part + number + ".png";
    ImageIO.write(image, "png", file(file).toFile());
    add(AssetType.CUTOUT, label, part, file, w, h, 0, cutOff ? List.of("bottom") : List.of());
  }

  private void background(AssetPart part, int number) throws IOException {
    BufferedImage image = new BufferedImage(384, 216, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(110 + 10 * number, 120, 110));
    graphics.fillRect(0, 0, 384, 216);
    String file = "backgrounds/" + part + number + ".jpg";
    ImageIO.write(image, "jpg", file(file).toFile());
    add(AssetType.BACKGROUND, "", part, file, 384, 216, 0, List.of());
  }

  /** A grey picture with a magenta block in it if it is labelled with something. */
  private void still(AssetPart part, int number, List<String> labels, List<String> absent)
      throws IOException {
    int width = number % 2 == 0 ? 256 : 180;
    BufferedImage image = new BufferedImage(width, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(100, 120 + 10 * number, 110));
    graphics.fillRect(0, 0, width, 200);
    if (!labels.isEmpty()) {
      graphics.setColor(THING);
      graphics.fillRect(10 + 25 * number, 60, 40, 80);
    }
    String file = "stills/" + part + number + ".jpg";
    ImageIO.write(image, "jpg", file(file).toFile());
    add(AssetType.STILL, "", part, file, width, 200, 0, List.of(), labels, absent, List.of());
  }

  private void film(AssetPart part, int number) throws IOException {
    String folderName = "films/" + part + number;
    for (int frame = 0; frame < 24; frame++) {
      BufferedImage image = new BufferedImage(384, 216, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 384; x++) {
        for (int y = 0; y < 216; y++) {
          int level = 60 + 50 * number + (x + 4 * frame) % 384 / 8;
          image.setRGB(x, y, new Color(level, 255 - level, (x / 24 + y / 24) % 2 * 90).getRGB());
        }
      }
      String name = String.format("%s/frames/%06d.jpg", folderName, frame);
      ImageIO.write(image, "jpg", file(name).toFile());
    }
    add(
        AssetType.FILM,
        "",
        part,
        folderName,
        384,
        216,
        6,
        List.of(),
        FILMS.get(number),
        List.of(),
        number == 1 ? List.of(new Appearance("person", 0, 6)) : List.of());
  }

  /** Noise from each first to each second time of pairs, silence between. */
  private void sound(String label, AssetPart part, int number, double seconds, double... on)
      throws IOException {
    int count = (int) (seconds * RATE);
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    java.util.SplittableRandom random = new java.util.SplittableRandom(label.hashCode());
    for (int i = 0; i < count; i++) {
      double t = (double) i / RATE;
      boolean sounds = false;
      for (int k = 0; k < on.length; k += 2) {
        sounds |= t >= on[k] && t < on[k + 1];
      }
      bytes.putShort((short) (sounds ? random.nextInt(-23_000, 23_000) : 0));
    }
    String file = "sounds/" + label.replace('/', '-') + part + number + ".wav";
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, count),
        AudioFileFormat.Type.WAVE,
        file(file).toFile());
    add(AssetType.SOUND, label, part, file, 0, 0, seconds, List.of());
  }

  private void add(
      AssetType type,
      String label,
      AssetPart part,
      String file,
      int width,
      int height,
      double seconds,
      List<String> cut) {
    add(type, label, part, file, width, height, seconds, cut, List.of(), List.of(), List.of());
  }

  private void add(
      AssetType type,
      String label,
      AssetPart part,
      String file,
      int width,
      int height,
      double seconds,
      List<String> cut,
      List<String> labels,
      List<String> absent,
      List<Appearance> appearances) {
    assets.add(
        new Asset(
            "test/" + file,
            type,
            label,
            file,
            "test",
            "CC0",
            AssetUse.TRAIN,
            "",
            part,
            width,
            height,
            seconds,
            0,
            cut,
            false,
            labels,
            absent,
            appearances));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
