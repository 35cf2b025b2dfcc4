package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.composite.LabelledPictures;
import io.vigil.model.composite.Presence;
import io.vigil.model.composite.StillShelf;
import io.vigil.model.composite.TestPack;
import io.vigil.model.world.Colour;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeClipsTest {
  private static final ClipShape SHAPE = ClipShape.standard();

  @TempDir Path folder;

  @Test
  void theSameNumberGivesTheSameClipOfAnyWorld() throws IOException {
    TestPack.write(folder);
    for (Material material :
        new Material[] {
          new Material(Optional.of(folder), 1, 0, 0),
          new Material(Optional.of(folder), 0, 1, 0),
          new Material(Optional.of(folder), 0, 0, 1),
          Material.of(folder)
        }) {
      ClipMaker one = new ClipMaker(SHAPE, Split.TRAIN, 96, false, material);
      ClipMaker other = new ClipMaker(SHAPE, Split.TRAIN, 96, false, material);
      for (int number = 0; number < 4; number++) {
        assertThat(one.make(number).pictures()).isEqualTo(other.make(number).pictures());
        assertThat(one.make(number).sound()).isEqualTo(other.make(number).sound());
      }
    }
  }

  @Test
  void ofFilmsTheCamerasFaultsAreKnownAndWhatTheirLabelsSayOfAllOfAWindow() throws IOException {
    TestPack.write(folder);
    ClipMaker films =
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 1, 0));
    int faults = 0;
    Map<String, Set<Float>> met = new HashMap<>();
    int unknown = 0;
    for (int number = 0; number < 24; number++) {
      Clip clip = films.make(number);
      assertThat(clip.regions()).containsOnly(-1);
      assertThat(clip.heard()).containsOnly(-1);
      for (Target target : clip.targets()) {
        assertThat(target.told()).isFalse();
        for (int i = 0; i < target.labels().length; i++) {
          int type = i % EventTypes.ALL.size();
          String name = EventTypes.ALL.get(type);
          String group = name.substring(0, name.indexOf('.'));
          assertThat(target.known()[type] || !group.equals("camera")).isTrue();
          assertThat(target.known()[type] && Set.of("sound", "both").contains(group)).isFalse();
          faults += group.equals("camera") && target.labels()[i] > 0 ? 1 : 0;
          if (target.known()[type]) {
            met.computeIfAbsent(name, any -> new HashSet<>()).add(target.labels()[i]);
          } else {
            assertThat(target.labels()[i]).as(name).isZero();
            unknown += name.equals(EventTypes.THING_PERSON) ? 1 : 0;
          }
        }
      }
    }
    assertThat(faults).isGreaterThan(20);
    assertThat(met.get(EventTypes.THING_PERSON)).containsExactlyInAnyOrder(0f, 1f);
    assertThat(met.get(EventTypes.THING_ANIMAL)).containsExactly(0f);
    assertThat(met.get("motion.stops")).containsExactly(0f);
    assertThat(unknown).as("windows over a film of which nothing is said").isPositive();
  }

  @Test
  void ofFilmsTheKindsAreKnownThatTheirLabelsSay() throws IOException {
    TestPack.write(folder);
    ClipMaker films =
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 1, 0));
    int person = FactAtoms.ALL.indexOf("kind=person");
    int people = 0;
    int nobody = 0;
    for (int number = 0; number < 24; number++) {
      for (Target target : films.make(number).targets()) {
        Set<String> now = target.now().atoms();
        if (now.contains("kind=person")) {
          assertThat(target.knownFacts()[person]).isTrue();
          assertThat(target.knownFacts()[FactAtoms.ALL.indexOf("motion=person:stands")]).isFalse();
          assertThat(target.knownFacts()[FactAtoms.ALL.indexOf("kind=dog")]).isTrue();
          people++;
        }
        nobody += target.knownFacts()[person] && !now.contains("kind=person") ? 1 : 0;
      }
    }
    assertThat(people).isPositive();
    assertThat(nobody).isPositive();
  }

  @Test
  void ofStillsTheSoundsAreKnownAndThingsAsFarAsLabelled() throws IOException {
    TestPack.write(folder);
    ClipMaker stills =
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 0, 1));
    int[] unknown = new int[EventTypes.ALL.size()];
    int[] holding = new int[EventTypes.ALL.size()];
    for (int number = 0; number < 40; number++) {
      Clip clip = stills.make(number);
      assertThat(clip.regions()).containsOnly(-1);
      assertThat(clip.heard()).doesNotContain(-1);
      for (Target target : clip.targets()) {
        for (int i = 0; i < target.labels().length; i++) {
          int type = i % EventTypes.ALL.size();
          String name = EventTypes.ALL.get(type);
          unknown[type] += target.known()[type] ? 0 : 1;
          holding[type] += target.known()[type] && target.labels()[i] > 0 ? 1 : 0;
          if (name.startsWith("camera.") || name.startsWith("motion.")) {
            assertThat(target.known()[type]).isTrue();
            boolean cut = name.equals(EventTypes.CAMERA_CUT);
            assertThat(cut || target.labels()[i] == 0).as(name).isTrue();
          }
        }
      }
    }
    for (String thing : List.of("thing.person", "thing.vehicle", "thing.animal")) {
      assertThat(unknown[EventTypes.indexOf(thing)]).as(thing).isPositive();
      assertThat(holding[EventTypes.indexOf(thing)]).as(thing).isPositive();
    }
    assertThat(holding[EventTypes.indexOf("sound.engine")]).isPositive();
  }

  @Test
  void aRealPictureTellsWhatItsLabelsDoAndNothingMore() throws IOException {
    AssetPack pack = TestPack.write(folder);
    LabelledPictures pictures = new LabelledPictures(new StillShelf(pack, AssetPart.TRAIN));
    Set<Map<Presence, Boolean>> met = new HashSet<>();
    for (int number = 0; number < 40; number++) {
      Glance glance = Glance.of(pictures, number, 32);
      assertThat(glance.picture()).isEqualTo(Glance.of(pictures, number, 32).picture());
      assertThat(glance.picture()).hasSize(32 * 32 * 3);
      met.add(glance.known());
    }
    // A background shows none of them; a still what it is of, and of the rest nothing is known.
    Map<Presence, Boolean> nothing = new HashMap<>();
    Presence.ALL.forEach(presence -> nothing.put(presence, false));
    assertThat(met).contains(nothing).hasSizeGreaterThan(2);
    assertThat(met).anyMatch(known -> known.getOrDefault(Presence.PERSON, false));
    float[] labels = new float[Presences.COUNT + 1];
    Presences.mark(Map.of(Presence.VEHICLE, true, Presence.DOG, false), labels, 1);
    assertThat(labels).containsExactly(0, -1, 1, -1, -1, -1, 0, -1);
  }

  @Test
  void aCatMakesAnAnimalAndACatButNoDog() {
    float[][] groups = Presences.groups();
    int cat = List.of(ThingKind.values()).indexOf(ThingKind.CAT) * Colour.values().length;
    assertThat(groups[cat]).containsExactly(0, 0, 1, 0, 0, 0, 1);
  }

  @Test
  void halfOfTheClipsLieOverAnEventThatIsOverSoonHoweverRareItIs() {
    ClipMaker staged = new ClipMaker(SHAPE, Split.TRAIN, 32, false);
    ClipMaker natural = new ClipMaker(SHAPE, Split.TRAIN, 32, true);

    assertThat(leftBehind(staged)).isGreaterThan(2 * leftBehind(natural));
  }

  private static int leftBehind(ClipMaker maker) {
    int type = EventTypes.indexOf(EventTypes.MOTION_LEFT_BEHIND);
    int clips = 0;
    for (int number = 0; number < 200; number++) {
      float[] labels = maker.make(number).targets().get(0).labels();
      for (int i = type; i < labels.length; i += EventTypes.ALL.size()) {
        if (labels[i] > 0) {
          clips++;
          break;
        }
      }
    }
    return clips;
  }
}
