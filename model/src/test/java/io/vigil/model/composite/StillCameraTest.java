package io.vigil.model.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sound;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingFact;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.TruthEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillCameraTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;
  private static final double SECONDS = 60;
  private static final int SEEDS = 150;

  @TempDir static Path folder;
  private static AssetPack pack;
  private static StillShelf train;

  @BeforeAll
  static void write() throws IOException {
    pack = TestPack.write(folder);
    train = new StillShelf(pack, AssetPart.TRAIN);
  }

  @Test
  void itClaimsNothingThatThePicturesDoNotSay() {
    for (StillCamera camera : cameras()) {
      for (double t = 0.25; t < SECONDS; t += 0.5) {
        Asset asset = camera.stillAt(t).asset();
        boolean empty = asset.type() == AssetType.BACKGROUND;
        for (String presence : List.of("person", "vehicle", "animal")) {
          String type = "thing." + presence;
          boolean shown = asset.labels().contains(presence);
          assertThat(camera.knows(type))
              .isEqualTo(shown || empty || asset.absent().contains(presence));
          assertThat(holds(camera, type, t)).isEqualTo(shown);
        }
      }
      assertThat(camera.eventsIn(0, SECONDS)).allMatch(event -> camera.knows(event.type()));
    }
  }

  @Test
  void nothingMovesAndTheViewCutsWithThePictureAlone() {
    int cuts = 0;
    for (StillCamera camera : cameras()) {
      for (String type : EventTypes.ALL) {
        if (type.startsWith("camera.") || type.startsWith("motion.")) {
          assertThat(camera.knows(type)).isTrue();
        }
      }
      for (TruthEvent event : camera.eventsIn(0, SECONDS)) {
        assertThat(event.type()).doesNotStartWith("motion.");
        if (event.type().startsWith("camera.")) {
          assertThat(event.type()).isEqualTo(EventTypes.CAMERA_CUT);
          assertThat(camera.scene().shots()).anyMatch(shot -> shot.start() == event.start());
          cuts++;
        }
      }
      assertThat(camera.stills()).hasSameSizeAs(camera.scene().shots());
    }
    assertThat(cuts).isGreaterThan(SEEDS);
  }

  @Test
  void factsAreOfLabelledKindsAndTheRestIsUnknown() {
    for (StillCamera camera : cameras()) {
      for (double t = 1; t < SECONDS; t += 3.1) {
        Still still = camera.stillAt(t - 1e-6);
        boolean person = still.asset().labels().contains("person");
        boolean fresh = t - camera.scene().shotAt(t - 1e-6).start() < 0.5;
        Predicate<String> unknown = camera.unknownAt(t);
        List<ThingKind> told = camera.factsAt(t).things().stream().map(ThingFact::kind).toList();
        assertThat(told.contains(ThingKind.PERSON) || fresh).isEqualTo(person || fresh);
        assertThat(told).doesNotContain(ThingKind.BOX, ThingKind.CAR, ThingKind.DOG);
        assertThat(unknown.test("place=room")).isTrue();
        assertThat(unknown.test("kind=box")).isTrue();
        assertThat(unknown.test("kind=dog")).isEqualTo(!still.shows("animal").equals(no()));
        assertThat(unknown.test("kind=person")).isEqualTo(still.shows("person").isEmpty());
        assertThat(unknown.test("motion=dog:enters")).isFalse();
        assertThat(unknown.test("sound=rain")).isFalse();
      }
    }
  }

  @Test
  void whetherSoundAndMakerMeetIsKnownWhereTheLabelsDecideIt() {
    int seen = 0;
    int unseen = 0;
    int undecided = 0;
    for (StillCamera camera : cameras()) {
      if (!camera.knows(EventTypes.BOTH_SOUNDING_THING)) {
        assertThat(camera.scene().sounds().stream().map(Sound::kind))
            .anyMatch(
                kind ->
                    kind.hasMaker()
                        && camera.stills().stream().anyMatch(s -> s.showsMaker(kind).isEmpty()));
        undecided++;
        continue;
      }
      for (TruthEvent event : camera.eventsIn(0, SECONDS)) {
        boolean sounding = event.type().equals(EventTypes.BOTH_SOUNDING_THING);
        if (sounding || event.type().equals(EventTypes.BOTH_UNSEEN_SOUND)) {
          double begin = event.start() + 0.01;
          Still still = camera.stillAt(begin);
          assertThat(camera.scene().sounds())
              .anyMatch(
                  s -> s.at(begin) && still.showsMaker(s.kind()).equals(Optional.of(sounding)));
          seen += sounding ? 1 : 0;
          unseen += sounding ? 0 : 1;
        }
      }
    }
    assertThat(seen).isGreaterThan(10);
    assertThat(unseen).isGreaterThan(10);
    assertThat(undecided).isGreaterThan(10);
  }

  @Test
  void aFewCamerasSeeWithoutColours() {
    assertThat(cameras().stream().filter(StillCameraTest::isGrey).count()).isBetween(3L, 30L);
  }

  @Test
  void whatIsLabelledStaysInView() {
    List<StillCamera> coloured =
        cameras().subList(0, 40).stream().filter(camera -> !isGrey(camera)).toList();
    for (StillCamera camera : coloured) {
      for (double t : new double[] {0, 13, 41}) {
        boolean labelled = !camera.stillAt(t).asset().labels().isEmpty();
        assertThat(magenta(picture(camera, t)) > 100).isEqualTo(labelled);
      }
    }
  }

  @Test
  void theViewHardlyChangesInHalfASecondButIsNeverFrozen() {
    for (StillCamera camera : cameras().subList(0, 30)) {
      if (!camera.stillAt(20).equals(camera.stillAt(20.5))) {
        continue;
      }
      byte[] before = picture(camera, 20);
      byte[] after = picture(camera, 20.5);
      assertThat(after).isNotEqualTo(before);
      double sum = 0;
      for (int i = 0; i < before.length; i++) {
        sum += Math.abs((before[i] & 255) - (after[i] & 255));
      }
      assertThat(sum / before.length).isLessThan(8);
    }
  }

  @Test
  void trainingNeverMeetsWhatIsHeldOut() {
    for (StillCamera camera : cameras()) {
      assertThat(camera.stills()).allMatch(still -> still.asset().part() == AssetPart.TRAIN);
      for (Sound sound : camera.scene().sounds()) {
        if (train.recordings().plays(sound)) {
          assertThat(SoundPlan.of(train.recordings(), sound).excerpts())
              .allSatisfy(e -> assertThat(e.recording().part()).isEqualTo(AssetPart.TRAIN));
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSamePicturesAndSounds() {
    for (int seed = 0; seed < 4; seed++) {
      StillCamera one = new StillCamera(seed, Split.TRAIN, train, SECONDS);
      StillCamera other =
          new StillCamera(seed, Split.TRAIN, new StillShelf(pack, AssetPart.TRAIN), SECONDS);
      assertThat(picture(one, 7.5)).isEqualTo(picture(other, 7.5));
      int rate = SceneSound.SAMPLE_RATE;
      assertThat(one.sound(9L * rate, 2 * rate)).isEqualTo(other.sound(9L * rate, 2 * rate));
    }
  }

  private static List<StillCamera> cameras() {
    List<StillCamera> cameras = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      cameras.add(new StillCamera(seed, Split.TRAIN, train, SECONDS));
    }
    return cameras;
  }

  private static Optional<Boolean> no() {
    return Optional.of(false);
  }

  private static byte[] picture(StillCamera camera, double t) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    camera.picture(t, rgb, WIDTH, HEIGHT);
    return rgb;
  }

  private static boolean holds(StillCamera camera, String type, double seconds) {
    return camera.eventsIn(seconds, seconds + 0.01).stream().anyMatch(e -> e.type().equals(type));
  }

  private static boolean isGrey(StillCamera camera) {
    byte[] rgb = picture(camera, 1);
    for (int i = 0; i < rgb.length; i += 3) {
      if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
        return false;
      }
    }
    return true;
  }

  private static int magenta(byte[] rgb) {
    int count = 0;
    for (int at = 0; at < rgb.length; at += 3) {
      int green = rgb[at + 1] & 255;
      count += (rgb[at] & 255) - green > 40 && (rgb[at + 2] & 255) - green > 40 ? 1 : 0;
    }
    return count;
  }
}
