package io.vigil.launcher.assets;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.model.assets.WavFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A folder of sets in the documented layout: pictures drawn, sounds made, a film of both. */
public final class TinyData {
  /** Pictures of people in the set that may be trained from. */
  public static final int PEOPLE = 12;

  private static final int WIDTH = 240;
  private static final int HEIGHT = 180;
  private static final int RATE = 16_000;

  private TinyData() {}

  /** Writes it. */
  public static void write(Path data) throws IOException {
    street(data.resolve("images/street"));
    research(data.resolve("images/research"));
    sounds(data.resolve("audio/sounds"));
    digits(data.resolve("audio/digits"));
    film(data.resolve("video/films"));
    text(
        data.resolve("README.md"),
        """
        | set | what | may be used for | licence | attribution |
        | --- | --- | --- | --- | --- |
        | audio/digits | spoken digits | train | CC0 | Recorded at 8 kHz by N. N. |
        """);
  }

  /** People with masks, cars with boxes, empty places. */
  private static void street(Path set) throws IOException {
    StringBuilder rows = new StringBuilder("file,class,coarse,x1,y1,x2,y2,licence,source\n");
    text(
        set.resolve("README.md"),
        """
        # street
        - Licence: CC0
        - May be used for: train
        - Attribution: N. N.
        - Labels are complete for: person, vehicle, animal
        """);
    Files.createDirectories(set);
    try (ZipOutputStream pictures = zip(set.resolve("street.zip"));
        ZipOutputStream masks = zip(set.resolve("masks.zip"))) {
      for (int i = 0; i < PEOPLE; i++) {
        BufferedImage picture = place(i);
        Graphics2D pen = picture.createGraphics();
        person(pen, 60 + 4 * i, new Color(200, 30 + 10 * i, 40));
        put(pictures, "person" + i + ".jpg", encoded(picture, "jpg"));
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        shape(mask, 60 + 4 * i);
        put(masks, "person" + i + ".png", encoded(mask, "png"));
        int left = 60 + 4 * i;
        rows.append(
            "person" + i + ".jpg,person,person," + left + ",30," + (left + 60) + ",150,,\n");
      }
      for (int i = 0; i < 4; i++) {
        BufferedImage picture = place(100 + i);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(30, 60, 220));
        pen.fillRoundRect(50, 85, 130, 35, 10, 10);
        pen.fillRoundRect(75, 60, 75, 40, 10, 10);
        put(pictures, "car" + i + ".jpg", encoded(picture, "jpg"));
        rows.append("car" + i + ".jpg,car,vehicle,50,60,180,120,,\n");
        put(pictures, "place" + i + ".jpg", encoded(place(200 + i), "jpg"));
        rows.append("place" + i + ".jpg,house,background,,,,,,\n");
      }
      BufferedImage cut = place(300);
      Graphics2D pen = cut.createGraphics();
      pen.setColor(Color.RED);
      pen.fillRect(0, 60, 100, 60);
      put(pictures, "cut.jpg", encoded(cut, "jpg"));
      rows.append("cut.jpg,car,vehicle,0,60,100,120,,\n");
      put(pictures, "broken.jpg", new byte[] {1, 2, 3});
      rows.append("broken.jpg,car,vehicle,0,60,100,120,,\n");
    }
    text(set.resolve("labels.csv"), rows.toString());
  }

  /** A set whose files say for themselves what they may be used for. */
  private static void research(Path set) throws IOException {
    Files.createDirectories(set);
    Files.write(set.resolve("free.jpg"), encoded(place(400), "jpg"));
    Files.write(set.resolve("bound.jpg"), encoded(place(401), "jpg"));
    text(
        set.resolve("labels.csv"),
        """
        file,class,coarse,licence,may_be_used_for
        free.jpg,field,background,CC BY 4.0,train
        bound.jpg,"field, wide",background,"research, only",evaluate
        """);
  }

  private static void sounds(Path set) throws IOException {
    Files.createDirectories(set);
    StringBuilder rows = new StringBuilder("file,label,licence,author_or_speaker,source,note\n");
    String[] labels = {"dog_bark", "rain", "waves", "dog_bark"};
    for (int i = 0; i < labels.length; i++) {
      WavFile.write(set.resolve("s" + i + ".wav"), tone(i, 0.5, 1.0, 0.4));
      rows.append("s" + i + ".wav," + labels[i] + ",CC0,,,fold " + (i + 1) + "\n");
    }
    text(set.resolve("labels.csv"), rows.toString());
    text(set.resolve("README.md"), "- May be used for: train\n- Attribution: N. N.\n");
  }

  private static void digits(Path set) throws IOException {
    Files.createDirectories(set);
    StringBuilder rows = new StringBuilder("file,label,author_or_speaker\n");
    for (int i = 0; i < 20; i++) {
      WavFile.write(set.resolve("d" + i + ".wav"), tone(i, 0.1, 0.4, 0.1));
      rows.append("d" + i + ".wav," + i % 10 + "," + (i < 10 ? "anna" : "bert") + "\n");
    }
    text(set.resolve("labels.csv"), rows.toString());
  }

  private static void film(Path set) throws IOException {
    Files.createDirectories(set);
    FilmFormat format = FilmFormat.of(FilmFormat.Container.MP4, 320, 240, 10);
    byte[] rgb = new byte[320 * 240 * 3];
    new Random(5).nextBytes(rgb);
    try (FilmWriter film = FilmWriter.toFile(set.resolve("road.mp4"), format)) {
      for (int i = 0; i < 50; i++) {
        film.picture(rgb, i * 100_000L);
        film.sound(tone(i, 0, 0.1, 0), 0, RATE / 10);
      }
    }
    text(
        set.resolve("road.json"),
        """
        {"caption": "A road is empty until a car passes.", "licence": "CC0",
         "may_be_used_for": "train",
         "events": [{"type": "car_passes", "start_s": 3, "end_s": 5}]}
        """);
  }

  /** Silence, a tone, silence. */
  static short[] tone(int seed, double before, double seconds, double after) {
    short[] sound = new short[(int) Math.round((before + seconds + after) * RATE)];
    int from = (int) Math.round(before * RATE);
    for (int i = 0; i < (int) Math.round(seconds * RATE); i++) {
      sound[from + i] = (short) (5000 * Math.sin(i * (0.1 + 0.01 * seed)));
    }
    return sound;
  }

  /** A lawn under a sky, with grain, so that it is no drawing. */
  private static BufferedImage place(int seed) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grain = random.nextInt(40);
        int green = 120 + x / 4 + grain;
        int blue = y < 40 ? 200 + grain : 60 + y / 4;
        picture.setRGB(x, y, (90 + y / 3 + grain) << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  private static void person(Graphics2D pen, int left, Color colour) {
    pen.setColor(colour);
    pen.fillOval(left + 15, 30, 30, 30);
    pen.fillRoundRect(left, 55, 60, 95, 20, 20);
  }

  private static void shape(BufferedImage mask, int left) {
    BufferedImage drawn = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    person(drawn.createGraphics(), left, Color.WHITE);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        mask.getRaster().setSample(x, y, 0, (drawn.getRGB(x, y) & 0xff) > 0 ? 1 : 0);
      }
    }
  }

  private static byte[] encoded(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, format, out);
    return out.toByteArray();
  }

  private static ZipOutputStream zip(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new ZipOutputStream(out);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
