package io.vigil.model.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.world.Cast;
import io.vigil.model.world.Costume;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Fault;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SceneGenerator;
import io.vigil.model.world.ScenePlayer;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Shot;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Sound;
import io.vigil.model.world.Split;
import io.vigil.model.world.Thing;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeCastTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;
  private static final int RATE = SceneSound.SAMPLE_RATE;

  /** What is left of a sound in its room, in seconds. */
  private static final double FADES = 0.3;

  @TempDir static Path folder;
  private static AssetPack pack;
  private static Cast train;
  private static Cast test;

  @BeforeAll
  static void write() throws IOException {
    pack = TestPack.write(folder);
    train = new CompositeCast(pack, Split.TRAIN);
    test = new CompositeCast(pack, Split.TEST);
  }

  @Test
  void aThingIsWhereTheScriptSays() {
    int seen = 0;
    for (Scene scene : scenes(train, 150)) {
      ScenePlayer player = train.player();
      for (double t = 0.25; t < scene.duration(); t += 1) {
        Shot shot = scene.shotAt(t);
        List<Thing> near = shot.things().stream().filter(t(t)).toList();
        if (near.size() == 1
            && near.get(0).kind() != ThingKind.BOX
            && near.get(0).kind() != ThingKind.TRUCK
            && near.get(0).shareInView(t) == 1
            && isClear(scene, t)) {
          Thing thing = near.get(0);
          double[] box = magenta(paint(player, scene, t));
          double left = thing.path().x(t) - thing.width() / 2;
          double right = thing.path().x(t) + thing.width() / 2;
          assertThat(box[0]).as(thing.toString()).isBetween(left - 0.03, left + 0.03);
          assertThat(box[1]).as(thing.toString()).isBetween(right - 0.03, right + 0.03);
          assertThat(box[3]).isBetween(thing.ground() - 0.05, thing.ground() + 0.03);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(40);
  }

  @Test
  void aThingCountsAsInViewWhenThreeTenthsOfItsCutOutAreSeen() {
    int counted = 0;
    for (Scene scene : scenes(train, 40)) {
      for (Shot shot : scene.shots()) {
        for (Thing thing : shot.things()) {
          if (!thing.costume().isPainted()
              && thing.kind() != ThingKind.TRUCK
              && shot.things().size() == 1) {
            for (TruthEvent event : Truth.of(scene).events()) {
              if (event.type().equals(EventTypes.MOTION_ENTERS)
                  && event.start() >= shot.start()
                  && event.start() < shot.end()) {
                double share = thing.shareInView(event.start());
                // Moments are found to a fiftieth of a second, in which a small thing goes far.
                double step = 0.02 * Math.abs(thing.path().velocity(event.start()));
                assertThat(share).isBetween(0.28, 0.31 + step / thing.width());
                double[] box = magenta(paint(train.player(), scene, event.start()));
                assertThat(box[1] - box[0])
                    .isBetween(share * thing.width() - 0.04, share * thing.width() + 0.04);
                counted++;
              }
            }
          }
        }
      }
    }
    assertThat(counted).isGreaterThan(5);
  }

  @Test
  void aCutOutKeepsItsShape() {
    for (Scene scene : scenes(test, 40)) {
      for (Thing thing : scene.things()) {
        if (!thing.costume().isPainted()) {
          assertThat(thing.width()).isEqualTo(thing.height() * thing.costume().aspect());
        }
        if (thing.costume().cutOff()) {
          assertThat(thing.ground()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSamePicturesAndSounds() {
    for (int seed = 0; seed < 5; seed++) {
      SimulatedCamera one = new SimulatedCamera(seed, Split.TRAIN, train);
      SimulatedCamera other =
          new SimulatedCamera(seed, Split.TRAIN, new CompositeCast(pack, Split.TRAIN));
      assertThat(picture(one, 7.5)).isEqualTo(picture(other, 7.5));
      assertThat(one.sound(3 * RATE, 2 * RATE)).isEqualTo(other.sound(3 * RATE, 2 * RATE));
      assertThat(one.eventsIn(0, 40)).isEqualTo(other.eventsIn(0, 40));
      short[] pieces = one.sound(4 * RATE + 100, RATE);
      short[] whole = one.sound(3 * RATE, 3 * RATE);
      for (int i = 0; i < pieces.length; i++) {
        assertThat(pieces[i]).isEqualTo(whole[RATE + 100 + i]);
      }
    }
  }

  @Test
  void trainingNeverMeetsWhatIsHeldOut() {
    Wardrobe wardrobe = new Wardrobe(pack, AssetPart.TRAIN);
    Recordings recordings = new Recordings(pack, AssetPart.TRAIN);
    Gallery gallery = new Gallery(pack, AssetPart.TRAIN);
    for (Scene scene : scenes(train, 400)) {
      for (Shot shot : scene.shots()) {
        assertThat(gallery.asset(shot.backdrop()).part()).isEqualTo(AssetPart.TRAIN);
        for (Thing thing : shot.things()) {
          Costume costume = thing.costume();
          if (!costume.isPainted()) {
            assertThat(wardrobe.asset(thing.kind(), costume).part()).isEqualTo(AssetPart.TRAIN);
          }
        }
      }
      for (Sound sound : scene.sounds()) {
        if (recordings.plays(sound)) {
          assertThat(SoundPlan.of(recordings, sound).excerpts())
              .allSatisfy(e -> assertThat(e.recording().part()).isEqualTo(AssetPart.TRAIN));
        }
      }
      assertThat(recordings.others())
          .allSatisfy(o -> assertThat(o.part()).isEqualTo(AssetPart.TRAIN));
    }
  }

  @Test
  void aSoundIsHeardWhereItsLabelIsAndNowhereElse() {
    int labelled = 0;
    int silent = 0;
    Recordings recordings = new Recordings(pack, AssetPart.TRAIN);
    for (Scene scene : scenes(train, 60)) {
      RecordedSounds sounds = new RecordedSounds(recordings);
      for (Sound sound : scene.sounds()) {
        if (!recordings.plays(sound)) {
          continue;
        }
        long first = Math.round(sound.start() * RATE);
        for (double t = Math.ceil(sound.start() * 2) / 2; t + 0.5 <= sound.end(); t += 0.5) {
          float[] slot = new float[RATE / 2];
          sounds.add(sound, slot, Math.round(t * RATE) - first);
          double loudness = loudness(slot);
          int on = 0;
          boolean fading = false;
          for (double at = t - FADES + 0.01; at < t + 0.5; at += 0.02) {
            fading |= sound.at(at);
            on += at > t && sound.at(at) ? 1 : 0;
          }
          if (on >= 20) {
            assertThat(loudness).as(sound + " at " + t).isGreaterThan(0.02);
            labelled++;
          } else if (!fading) {
            assertThat(loudness).as(sound + " at " + t).isLessThan(0.001);
            silent++;
          }
        }
      }
    }
    assertThat(labelled).isGreaterThan(100);
    assertThat(silent).isGreaterThan(5);
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    for (Scene scene : scenes(train, 60)) {
      Truth truth = Truth.of(scene);
      for (double t = 1; t <= scene.duration(); t += 0.5) {
        Facts facts = truth.factsAt(t);
        assertThat(facts.place()).isEmpty();
        facts.things().stream()
            .filter(thing -> thing.kind() == ThingKind.PERSON)
            .forEach(thing -> assertThat(thing.colour()).isEmpty());
        for (String caption : truth.captionsAt(t)) {
          assertThat(Truth.captionFacts(caption).sameAs(facts)).as(caption).isTrue();
        }
      }
    }
  }

  @Test
  void aClearColourIsNamed() {
    Wardrobe wardrobe = new Wardrobe(pack, AssetPart.HELD_OUT);
    assertThat(wardrobe.costumes(ThingKind.TRUCK))
        .allSatisfy(
            c ->
                assertThat(c.colour().map(colour -> colour.name().toLowerCase(Locale.ROOT)))
                    .contains("blue"));
    assertThat(wardrobe.costumes(ThingKind.CAR)).allMatch(c -> c.colour().isEmpty());
  }

  private static java.util.function.Predicate<Thing> t(double seconds) {
    return thing -> thing.shareInView(seconds) > 0;
  }

  private static boolean isClear(Scene scene, double t) {
    return scene.faults().stream().noneMatch((Fault f) -> f.at(t));
  }

  private static List<Scene> scenes(Cast cast, int count) {
    List<Scene> scenes = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      scenes.add(new SceneGenerator(cast).generate(number, Split.TRAIN));
    }
    return scenes;
  }

  private static byte[] paint(ScenePlayer player, Scene scene, double t) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    player.painter().paint(scene, t, rgb, WIDTH, HEIGHT);
    return rgb;
  }

  private static byte[] picture(SimulatedCamera camera, double t) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    camera.picture(t, rgb, WIDTH, HEIGHT);
    return rgb;
  }

  /** Left, right, top and bottom of what is magenta, in picture heights. */
  private static double[] magenta(byte[] rgb) {
    double[] box = {9, -1, 9, -1};
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = 3 * (y * WIDTH + x);
        int green = rgb[at + 1] & 255;
        if ((rgb[at] & 255) - green > 50 && (rgb[at + 2] & 255) - green > 50) {
          box[0] = Math.min(box[0], x * Scene.VIEW_WIDTH / WIDTH);
          box[1] = Math.max(box[1], (x + 1) * Scene.VIEW_WIDTH / WIDTH);
          box[2] = Math.min(box[2], (double) y / HEIGHT);
          box[3] = Math.max(box[3], (y + 1.0) / HEIGHT);
        }
      }
    }
    return box;
  }

  private static double loudness(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
