package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.world.random.Dice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneSoundTest {
  private static final int SECOND = SceneSound.SAMPLE_RATE;

  private final SceneSound sound = new SceneSound();

  @Test
  void piecesJoinWithoutASeam() {
    Dice dice = new Dice(4);
    for (int number = 0; number < 10; number++) {
      Scene scene = new SceneGenerator().generate(number, Split.TRAIN);
      int count = (int) (scene.duration() * SECOND);
      short[] whole = sound.render(scene, 0, count);
      for (int at = 0; at < count; ) {
        int length = Math.min(count - at, 1 + dice.below(3 * SECOND));
        assertThat(sound.render(scene, at, length))
            .isEqualTo(Arrays.copyOfRange(whole, at, at + length));
        at += length;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySoundStandsOutFromTheBackgroundWithinItsTime(SoundKind kind) {
    for (long seed = 0; seed < 8; seed++) {
      Scene scene = TestScenes.sounding(kind, seed);
      double background = loudness(sound.render(scene, 8 * SECOND, 2 * SECOND));
      double onset = loudness(sound.render(scene, 2 * SECOND, SECOND / 2));
      assertThat(onset).isGreaterThan(5 * background);
      assertThat(loudness(sound.render(scene, 0, 2 * SECOND))).isLessThan(2 * background);
    }
  }

  @Test
  void lostSoundIsZerosAndALiveMicrophoneNeverIs() {
    for (long seed = 0; seed < 12; seed++) {
      Scene scene = TestScenes.failing(FaultKind.SOUND_LOST, seed);
      short[] lost = sound.render(scene, 3 * SECOND, 4 * SECOND);
      assertThat((double) zeros(lost) / lost.length).isGreaterThan(0.7);
      short[] live = sound.render(scene, 8 * SECOND, SECOND);
      assertThat((double) zeros(live) / live.length).isLessThan(0.1);
    }
  }

  @Test
  void theLoudestSceneIsNotCutOffForLong() {
    for (int number = 0; number < 25; number++) {
      Scene scene = new SceneGenerator().generate(number, Split.TRAIN);
      short[] samples = sound.render(scene, 0, (int) (scene.duration() * SECOND));
      int cut = 0;
      for (short sample : samples) {
        cut += sample == Short.MAX_VALUE || sample == Short.MIN_VALUE ? 1 : 0;
      }
      assertThat(cut).isLessThan(samples.length / 500);
    }
  }

  private static int zeros(short[] samples) {
    int zeros = 0;
    for (short sample : samples) {
      zeros += sample == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static double loudness(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
