package io.vigil.model.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.world.SoundKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small pack of its own: pictures drawn, sounds made. */
final class AssetPackTest {
  @TempDir private Path folder = Path.of("");

  private final Asset dog = asset("pets/a#1", AssetType.CUTOUT, "dog", "cutouts/a.png");
  private final Asset lawn = asset("pets/lawn", AssetType.BACKGROUND, "", "backgrounds/b.jpg");
  private final Asset bark = asset("pets/bark", AssetType.SOUND, "bark", "sounds/c.wav");
  private final Asset film = asset("pets/film", AssetType.FILM, "", "films/d");

  @BeforeEach
  void makePack() throws IOException {
    picture("cutouts/a.png", 4, 2, BufferedImage.TYPE_INT_ARGB, 0x80ff0010);
    picture("backgrounds/b.jpg", 64, 36, BufferedImage.TYPE_INT_RGB, 0x00c800);
    picture("films/d/frames/000000.jpg", 8, 8, BufferedImage.TYPE_INT_RGB, 0xffffff);
    picture("films/d/frames/000001.jpg", 8, 8, BufferedImage.TYPE_INT_RGB, 0x000000);
    sound("films/d/sound.wav", new short[] {5, 6});
    sound("sounds/c.wav", new short[] {1, -2, Short.MAX_VALUE, Short.MIN_VALUE});
    AssetIndex.write(folder, List.of(dog, lawn, bark, film));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(AssetPack.read(folder).assets()).containsExactly(dog, lawn, bark, film);
  }

  @Test
  void assetsAreSelectedByTypeLabelAndPart() {
    AssetPack pack = AssetPack.read(folder);
    assertThat(pack.select(AssetType.CUTOUT, "dog", AssetPart.TRAIN)).containsExactly(dog);
    assertThat(pack.select(AssetType.CUTOUT, "cat", AssetPart.TRAIN)).isEmpty();
    assertThat(pack.select(AssetType.SOUND, AssetPart.TRAIN)).containsExactly(bark);
    assertThat(pack.select(AssetType.SOUND, AssetPart.HELD_OUT)).isEmpty();
  }

  @Test
  void aCutoutKeepsItsColourWhereItIsHalfTransparent() {
    Cutout cutout = AssetPack.read(folder).cutout(dog);
    assertThat(cutout.width()).isEqualTo(4);
    assertThat(cutout.height()).isEqualTo(2);
    assertThat(cutout.rgba()).hasSize(32).startsWith(0xff, 0x00, 0x10, 0x80);
  }

  @Test
  void aPictureIsRowsOfRgb() {
    RgbPicture picture = AssetPack.read(folder).picture(lawn);
    assertThat(picture.rgb()).hasSize(64 * 36 * 3);
    assertThat(picture.rgb()[1] & 0xff).isBetween(190, 210);
    assertThat(picture.rgb()[0] & 0xff).isLessThan(12);
  }

  @Test
  void aSoundIsItsSamples() {
    assertThat(AssetPack.read(folder).sound(bark))
        .containsExactly(1, -2, Short.MAX_VALUE, Short.MIN_VALUE);
  }

  @Test
  void aFilmIsItsPicturesAndItsSound() {
    FilmClip clip = AssetPack.read(folder).film(film);
    assertThat(clip.frames()).isEqualTo(2);
    assertThat(clip.frame(0).rgb()[0] & 0xff).isGreaterThan(250);
    assertThat(clip.frame(1).rgb()[0] & 0xff).isLessThan(5);
    assertThat(clip.sound().orElseThrow()).containsExactly(5, 6);
  }

  @Test
  void anAssetOfAnotherTypeIsRefused() {
    AssetPack pack = AssetPack.read(folder);
    assertThatThrownBy(() -> pack.sound(dog))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pets/a#1 is a cutout");
  }

  @Test
  void whatIsUsedAgainIsNotDecodedAgainAsLongAsThereIsRoom() {
    AssetPack roomy = AssetPack.read(folder);
    assertThat(roomy.picture(lawn)).isSameAs(roomy.picture(lawn));
    MediaFiles narrow = new MediaFiles(40);
    narrow.cutout(folder.resolve(dog.file()));
    narrow.sound(folder.resolve(bark.file()));
    assertThat(narrow.used()).isEqualTo(40);
    narrow.sound(folder.resolve("films/d/sound.wav"));
    assertThat(narrow.used()).as("the oldest went").isEqualTo(12);
    narrow.picture(folder.resolve(lawn.file()));
    assertThat(narrow.used()).as("too large to keep").isEqualTo(12);
  }

  @Test
  void manyThreadsMayLoadAtOnce() {
    AssetPack pack = AssetPack.read(folder, 64 * 36 * 3);
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(
                    i -> i % 2 == 0 ? pack.picture(lawn).rgb().length : pack.sound(bark).length))
        .containsOnly(64 * 36 * 3, 4);
  }

  @Test
  void aFolderThatIsNoPackSaysHowOneIsMade() {
    assertFault(AssetPackException.Code.MISSING, folder.resolve("none"), "vigil model assets");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve(dog.file()));
    assertFault(AssetPackException.Code.MISSING_FILE, folder, "cutouts", "pets/a#1");
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    Files.writeString(folder.resolve(AssetIndex.FILE), "{\"format\":4,\"assets\":[]}");
    assertFault(AssetPackException.Code.NEWER_FORMAT, folder, "format 4", "upgrade");
  }

  @Test
  void wrongEntriesAreNamedWithWhatIsAllowed() throws IOException {
    String good = Files.readString(folder.resolve(AssetIndex.FILE));
    assertMalformed(good, "\"label\":\"dog\"", "\"label\":\"cow\"", "entry 1", "cow");
    assertMalformed(good, "\"width\":4", "\"breadth\":4", "entry 1", "breadth", "width");
    assertMalformed(
        good, "\"part\":\"train\"", "\"part\":\"test\"", "test", "train, validation, heldout");
    assertMalformed(good, "cutouts/a.png", "../a.png", "outside");
    assertMalformed(good, "\"id\":\"pets/lawn\"", "\"id\":\"pets/bark\"", "two entries");
    assertMalformed(good, "{\"format\"", "{format", "no JSON");
    assertMalformed(good, "\"presence\":\"person\"", "\"presence\":\"ghost\"", "entry 4", "ghost");
    assertMalformed(good, "\"licence\":\"CC0\",", "", "entry 1", "no licence");
  }

  @Test
  void aBrokenFileIsNamedWhenItIsLoaded() throws IOException {
    Files.writeString(folder.resolve(bark.file()), "no sound");
    AssetPack pack = AssetPack.read(folder);
    assertThatThrownBy(() -> pack.sound(bark))
        .isInstanceOfSatisfying(
            AssetPackException.class,
            e -> assertThat(e.code()).isEqualTo(AssetPackException.Code.BROKEN_FILE))
        .hasMessageContaining("c.wav")
        .hasMessageContaining("no WAV");
  }

  @Test
  void everySoundOfTheWorldIsALabel() {
    assertThat(AssetLabels.SOUNDS)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(SoundKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  private void assertMalformed(String good, String part, String instead, String... words)
      throws IOException {
    assertThat(good).contains(part);
    int at = good.indexOf(part);
    Files.writeString(
        folder.resolve(AssetIndex.FILE),
        good.substring(0, at) + instead + good.substring(at + part.length()));
    assertFault(AssetPackException.Code.MALFORMED, folder, words);
  }

  private void assertFault(AssetPackException.Code code, Path pack, String... words) {
    assertThatThrownBy(() -> AssetPack.read(pack))
        .isInstanceOfSatisfying(
            AssetPackException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).hasLineCount(1).contains(words);
            });
  }

  private static Asset asset(String id, AssetType type, String label, String file) {
    boolean sound = type == AssetType.SOUND;
    boolean sounds = sound || type == AssetType.FILM;
    return new Asset(
        id,
        type,
        label,
        file,
        "pets",
        "CC0",
        AssetUse.TRAIN,
        "N. N.",
        AssetPart.TRAIN,
        sound ? 0 : 4,
        sound ? 0 : 2,
        sounds ? 0.5 : 0,
        sound ? 4000 : 0,
        type == AssetType.CUTOUT ? List.of("bottom") : List.of(),
        type == AssetType.CUTOUT,
        List.of(),
        List.of(),
        type == AssetType.FILM ? List.of(new Appearance("person", 0, 0.5)) : List.of());
  }

  private void picture(String name, int width, int height, int type, int colour)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, name.substring(name.length() - 3), file.toFile())).isTrue();
  }

  private void sound(String name, short[] samples) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    WavFile.write(folder.resolve(name), samples);
  }

  @Test
  void aFifthOfAllSourcesIsNotLearntFromAndHalfOfThatIsForValidation() {
    Map<AssetPart, Long> parts =
        IntStream.range(0, 5_000)
            .mapToObj(i -> AssetPart.of("images/set/" + i + ".jpg"))
            .collect(Collectors.groupingBy(part -> part, Collectors.counting()));
    assertThat(parts.get(AssetPart.TRAIN)).isBetween(3_850L, 4_120L);
    assertThat(parts.get(AssetPart.VALIDATION)).isBetween(400L, 600L);
    assertThat(parts.get(AssetPart.HELD_OUT)).isBetween(400L, 600L);
    assertThat(AssetPart.of("images/coco_ccby/a")).isEqualTo(AssetPart.of("images/coco_ccby/a"));
  }

  @Test
  void aPackWithoutAPartForValidationLendsWhatIsLearntFrom() throws IOException {
    AssetIndex.write(folder, List.of(lawn));
    AssetPack pack = AssetPack.read(folder);
    assertThat(pack.select(AssetType.BACKGROUND, AssetPart.VALIDATION))
        .isEqualTo(pack.select(AssetType.BACKGROUND, AssetPart.TRAIN))
        .isNotEmpty();
    assertThat(pack.select(AssetType.BACKGROUND, AssetPart.HELD_OUT)).isEmpty();
  }
}
