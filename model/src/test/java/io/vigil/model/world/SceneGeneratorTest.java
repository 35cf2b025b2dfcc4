package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneGeneratorTest {
  private final SceneGenerator generator = new SceneGenerator();

  @ParameterizedTest
  @EnumSource
  void theSameNumberGivesTheSameScene(Split split) {
    for (long number = 0; number < 50; number++) {
      assertThat(generator.generate(number, split))
          .isEqualTo(new SceneGenerator().generate(number, split));
    }
  }

  @Test
  void noSeedBelongsToTwoSplits() {
    Set<Long> seeds = new HashSet<>();
    for (Split split : Split.values()) {
      for (long number : new long[] {0, 1, 2, -1, Long.MIN_VALUE + 5, 1L << 61}) {
        assertThat(seeds.add(split.seed(number))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "TEST_COMBINATIONS", mode = EnumSource.Mode.EXCLUDE)
  void heldOutCombinationsAreNeverShownBeforeTheirTest(Split split) {
    assertThat(scenes(split, 600)).noneMatch(Combinations::anyHeldOut);
  }

  @Test
  void theTestOfCombinationsShowsOneInEveryScene() {
    assertThat(scenes(Split.TEST_COMBINATIONS, 300)).allMatch(Combinations::anyHeldOut);
  }

  @Test
  void everyKindColourAndSoundIsSeenInTraining() {
    List<Scene> scenes = scenes(Split.TRAIN, 600);
    for (ThingKind kind : ThingKind.values()) {
      for (Colour colour : kind.colours()) {
        boolean seen =
            scenes.stream()
                .flatMap(scene -> scene.things().stream())
                .anyMatch(
                    thing -> thing.kind() == kind && thing.colour().equals(Optional.of(colour)));
        assertThat(seen).isEqualTo(!Combinations.isHeldOut(kind, colour));
      }
    }
    assertThat(scenes.stream().flatMap(s -> s.sounds().stream()).map(Sound::kind).distinct())
        .containsExactlyInAnyOrder(SoundKind.values());
  }

  @Test
  void scenesLastTwelveToThirtySecondsInWholeSlots() {
    for (Scene scene : scenes(Split.TRAIN, 300)) {
      assertThat(scene.duration()).isBetween(12.0, 30.0);
      assertThat(scene.duration() % Truth.SLOT).isZero();
      assertThat(scene.shots().get(0).start()).isZero();
      assertThat(scene.shots().get(scene.shots().size() - 1).end()).isEqualTo(scene.duration());
    }
  }

  @Test
  void everyEventHappensAndMuchOfTheTimeNothingDoes() {
    int[] counts = new int[EventTypes.ALL.size()];
    int slots = 0;
    int quiet = 0;
    for (Scene scene : scenes(Split.TRAIN, 400)) {
      for (boolean[] labels : Truth.of(scene).labels(0, (int) (scene.duration() * 2))) {
        boolean none = true;
        for (int i = 0; i < counts.length; i++) {
          counts[i] += labels[i] ? 1 : 0;
          none &= !labels[i];
        }
        slots++;
        quiet += none ? 1 : 0;
      }
    }
    assertThat(Arrays.stream(counts).min().getAsInt()).isGreaterThan(slots / 400);
    assertThat((double) quiet / slots).isBetween(0.15, 0.6);
  }

  @Test
  void whatIsCarriedIsOutOfViewUntilItsCarrierComes() {
    for (Scene scene : scenes(Split.TRAIN, 400)) {
      for (Thing thing : scene.things()) {
        if (thing.isCarried()) {
          double before = thing.path().waypoints().get(0).seconds();
          assertThat(thing.shareInView(before)).isZero();
        }
      }
    }
  }

  private List<Scene> scenes(Split split, int count) {
    return LongStream.range(0, count).mapToObj(n -> generator.generate(n, split)).toList();
  }
}
