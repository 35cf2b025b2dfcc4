package io.vigil.launcher.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.Appearance;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.AssetUse;
import io.vigil.model.assets.Cutout;
import io.vigil.model.assets.FilmClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a tiny folder of sets of its own. */
final class PackMakerTest {
  @TempDir private static Path data = Path.of("");
  @TempDir private static Path packs = Path.of("");
  private static AssetPack train;
  private static AssetPack research;
  private static PackReport report;

  @BeforeAll
  static void makePacks() throws Exception {
    TinyData.write(data);
    report = make(AssetUse.TRAIN, "train");
    make(AssetUse.EVALUATE, "research");
    train = AssetPack.read(packs.resolve("train"));
    research = AssetPack.read(packs.resolve("research"));
  }

  @Test
  void thingsAreCutOutOfTheirPicturesByMask() {
    List<Asset> people = of(train, AssetType.CUTOUT, "person");
    assertThat(people).hasSize(TinyData.PEOPLE).noneMatch(Asset::estimated);
    Asset first = people.get(0);
    assertThat(first.id()).isEqualTo("images/street/person0.jpg#1");
    assertThat(first.licence()).isEqualTo("CC0");
    assertThat(first.attribution()).isEqualTo("N. N.");
    Cutout cutout = train.cutout(first);
    assertThat(cutout.width()).isBetween(60, 62);
    assertThat(cutout.height()).isBetween(120, 122);
    assertThat(alpha(cutout, 31, 80)).isEqualTo(255);
    assertThat(alpha(cutout, 2, 4)).as("beside the head").isZero();
    assertThat(cutout.rgba()[(80 * cutout.width() + 31) * 4] & 0xff).as("red").isGreaterThan(180);
  }

  @Test
  void outlinesWithoutAMaskAreEstimatedFromTheBox() {
    List<Asset> cars = of(train, AssetType.CUTOUT, "car");
    assertThat(cars).hasSize(4).allMatch(Asset::estimated);
    Cutout car = train.cutout(cars.get(0));
    assertThat(alpha(car, car.width() / 2, car.height() / 2)).isEqualTo(255);
    assertThat(alpha(car, 1, 1)).as("before the windscreen").isLessThan(128);
  }

  @Test
  void aThingThatItsPictureCutsOffIsLeftOut() {
    assertThat(train.assets()).noneMatch(asset -> asset.id().startsWith("images/street/cut.jpg#"));
  }

  @Test
  void emptyPlacesAreBackgrounds() {
    assertThat(of(train, AssetType.BACKGROUND, ""))
        .extracting(Asset::id)
        .contains("images/street/place0.jpg@background", "images/research/free.jpg@background")
        .contains("video/films/road.mp4@0s")
        .doesNotContain("video/films/road.mp4@4s")
        .noneMatch(id -> id.contains("person") || id.contains("car"));
  }

  @Test
  void stillsTellWhatIsInThemAndWhatIsNot() {
    assertThat(of(train, AssetType.STILL, ""))
        .filteredOn(asset -> asset.id().equals("images/street/person3.jpg"))
        .singleElement()
        .satisfies(
            still -> {
              assertThat(still.labels()).containsExactly("person");
              assertThat(still.absent()).containsExactly("animal", "vehicle");
            });
  }

  @Test
  void soundsAreTrimmedLevelledAndLabelled() {
    Asset bark = of(train, AssetType.SOUND, "bark").get(0);
    assertThat(bark.seconds()).isCloseTo(1.0, within(0.1));
    int peak = 0;
    for (short sample : train.sound(bark)) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(peak).as("-3 dB").isBetween(23_000, 23_400);
    assertThat(of(train, AssetType.SOUND, "rain")).hasSize(1);
    assertThat(of(train, AssetType.SOUND, "other/waves")).hasSize(1);
  }

  @Test
  void digitsOfOneSpeakerAreJoinedToSpeech() {
    List<Asset> speech = of(train, AssetType.SOUND, "speech");
    assertThat(speech)
        .isNotEmpty()
        .allMatch(asset -> asset.seconds() > 1.9 && asset.seconds() < 4.1)
        .allMatch(asset -> asset.band() == 4000);
    assertThat(speech)
        .allMatch(
            asset ->
                asset.part()
                    == AssetPart.of(
                        "audio/digits/" + (asset.id().contains("anna") ? "anna" : "bert")));
  }

  @Test
  void filmsAreFourPicturesASecondAndTheirSound() {
    Asset film = of(train, AssetType.FILM, "").get(0);
    FilmClip clip = train.film(film);
    assertThat(clip.frames()).isBetween(19, 21);
    assertThat(clip.frame(0).width()).isEqualTo(288);
    assertThat(clip.frame(0).height()).isEqualTo(216);
    assertThat(clip.sound().orElseThrow().length).isBetween(76_000, 82_000);
    assertThat(film.labels()).contains("car_passes", "vehicle");
    assertThat(film.appearances()).containsExactly(new Appearance("vehicle", 3, 5));
  }

  @Test
  void nothingForEvaluationAloneIsInAPackToTrainFrom() {
    assertThat(train.assets()).allMatch(asset -> asset.use() == AssetUse.TRAIN);
    assertThat(train.assets()).noneMatch(asset -> asset.id().contains("bound.jpg"));
    assertThat(research.assets())
        .filteredOn(asset -> asset.use() == AssetUse.EVALUATE)
        .isNotEmpty()
        .allMatch(asset -> asset.id().contains("bound.jpg"));
    assertThat(research.assets()).containsAll(train.assets());
  }

  @Test
  void allOfOneSourceIsInOnePart() {
    Map<String, AssetPart> parts = new TreeMap<>();
    for (Asset asset : research.assets()) {
      if (asset.type() != AssetType.SOUND) {
        String source = asset.id().replaceFirst("[#@].*", "");
        boolean learnt = AssetPart.of(source) == AssetPart.TRAIN;
        assertThat(asset.part() == AssetPart.TRAIN).isEqualTo(learnt);
        assertThat(asset.part() == AssetPart.VALIDATION && source.startsWith("video/")).isFalse();
        assertThat(parts.merge(source, asset.part(), (a, b) -> b)).isEqualTo(asset.part());
      }
    }
    assertThat(parts.values()).contains(AssetPart.TRAIN).anyMatch(p -> p != AssetPart.TRAIN);
    assertThat(of(train, AssetType.SOUND, "bark"))
        .as("folds 1 and 4")
        .extracting(Asset::part)
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo(AssetPart.TRAIN),
            four -> assertThat(four).isNotEqualTo(AssetPart.TRAIN));
  }

  @Test
  void theSameDataMakesTheSamePack() throws Exception {
    make(AssetUse.TRAIN, "again");
    assertThat(digests("again")).isEqualTo(digests("train"));
    make(AssetUse.TRAIN, "again");
    assertThat(digests("again")).as("made over itself").isEqualTo(digests("train"));
  }

  @Test
  void whatCannotBeDecodedIsNamedAndLeftOut() {
    assertThat(report.broken()).singleElement().asString().contains("images/street/broken.jpg");
  }

  @Test
  void aFolderThatIsNoPackIsNotReplaced() throws IOException {
    Path other = packs.resolve("other");
    Files.createDirectories(other);
    Files.writeString(other.resolve("letter.txt"), "keep me");
    assertThatThrownBy(() -> make(AssetUse.TRAIN, "other"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.line()).contains("no pack", "--out"));
    assertThat(other.resolve("letter.txt")).exists();
  }

  @Test
  void aSetCanBeLeftOut() throws Exception {
    new PackMaker(data, Set.of("images/street"), AssetUse.TRAIN, (done, all, set) -> {})
        .make(packs.resolve("less"));
    assertThat(AssetPack.read(packs.resolve("less")).assets())
        .isNotEmpty()
        .noneMatch(asset -> asset.set().equals("images/street"));
  }

  private static PackReport make(AssetUse use, String name) throws InterruptedException {
    return new PackMaker(data, Set.of(), use, (done, all, set) -> {}).make(packs.resolve(name));
  }

  private static List<Asset> of(AssetPack pack, AssetType type, String label) {
    return pack.assets().stream()
        .filter(asset -> asset.type() == type && asset.label().equals(label))
        .toList();
  }

  private static int alpha(Cutout cutout, int x, int y) {
    return cutout.rgba()[(y * cutout.width() + x) * 4 + 3] & 0xff;
  }

  private static List<String> digests(String name) throws Exception {
    List<String> digests = new ArrayList<>();
    Path pack = packs.resolve(name);
    try (Stream<Path> files = Files.walk(pack)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.add(pack.relativize(file) + " " + HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
