package io.vigil.model.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundPlanTest {
  private static final int RATE = SceneSound.SAMPLE_RATE;
  private static final int FRAME = RATE / 50;
  private static final int SEEDS = 40;

  @TempDir static Path folder;
  private static Recordings recordings;

  @BeforeAll
  static void write() throws IOException {
    AssetPack pack = TestPack.write(folder);
    recordings = new Recordings(pack, AssetPart.HELD_OUT);
  }

  @Test
  void onsetsStayExactAtAnySpeed() {
    int onsets = 0;
    double slowest = 9;
    double fastest = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Sound written = new Sound(SoundKind.BARK, 1, 11, 0.5, -1, seed);
      SoundPlan plan = SoundPlan.of(recordings, written);
      double speed = plan.treatment().speed();
      slowest = Math.min(slowest, speed);
      fastest = Math.max(fastest, speed);
      float[] heard = new float[10 * RATE];
      new RecordedSounds(recordings).add(plan.cast(), heard, 0);
      for (int at = 2 * FRAME; at < heard.length - 2 * FRAME; at += FRAME) {
        double t = written.start() + (double) at / RATE;
        if (plan.cast().at(t + 0.001) && !plan.cast().at(t - 0.011)) {
          double before = loudness(heard, at - 2 * FRAME, at - FRAME);
          double after = loudness(heard, at + FRAME, at + 2 * FRAME);
          assertThat(after).as("seed " + seed + ", " + t).isGreaterThan(20 * before + 0.01);
          onsets++;
        }
      }
    }
    assertThat(onsets).isGreaterThan(2 * SEEDS);
    assertThat(slowest).isBetween(0.85, 0.9);
    assertThat(fastest).isBetween(1.12, 1.18);
  }

  @Test
  void aFasterRecordingIsShorter() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SoundPlan plan = SoundPlan.of(recordings, new Sound(SoundKind.GLASS, 0, 8, 0.5, -1, seed));
      double seconds = (double) plan.excerpts().get(0).length() / RATE;
      assertThat(seconds * plan.treatment().speed()).isBetween(2.95, 3.05);
    }
  }

  @Test
  void treatmentsDifferInToneAndBandButNotInLoudness() {
    float[] click = new float[RATE];
    click[100] = 1;
    int banded = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Treatment treatment = Treatment.draw(seed);
      float[] treated = treatment.colour(click);
      assertThat(loudness(treated, 0, RATE)).isBetween(0.9 * loudness(click, 0, RATE), 0.0083);
      for (int i = 0; i < 70; i++) {
        assertThat(Math.abs(treated[i])).as("before its cause").isLessThan(0.01f);
      }
      banded += treatment.band() > 0 ? 1 : 0;
    }
    assertThat(banded).isBetween(SEEDS / 3, SEEDS - 5);
  }

  private static double loudness(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }
}
