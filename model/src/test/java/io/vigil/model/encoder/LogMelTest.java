package io.vigil.model.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import org.junit.jupiter.api.Test;

class LogMelTest {

  @Test
  void inTheGraphEqualsItsDefinitionInPlainJava() {
    short[] second = chirp();
    float[] samples = new float[second.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = second[i] / 32768f;
    }
    float[][] expected = LogMelReference.of(second);

    try (TestGraph graph = new TestGraph()) {
      float[] mel = graph.run(new LogMel(graph.tf()).apply(graph.floats(samples, 1, 16_000)));

      assertThat(mel).hasSize(MelScale.FRAMES * MelScale.BANDS);
      for (int f = 0; f < MelScale.FRAMES; f++) {
        for (int b = 0; b < MelScale.BANDS; b++) {
          assertThat(mel[f * MelScale.BANDS + b])
              .as("frame %d band %d", f, b)
              .isCloseTo(expected[f][b], within(5e-3f));
        }
      }
    }
  }

  @Test
  void aToneIsLoudestInTheBandAroundIt() {
    short[] tone = new short[16_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (8000 * Math.sin(2 * Math.PI * 1000 * i / 16_000));
    }
    float[] frame = LogMelReference.of(tone)[50];
    int loudest = 0;
    for (int b = 0; b < frame.length; b++) {
      loudest = frame[b] > frame[loudest] ? b : loudest;
    }

    assertThat(MelScale.weight(25, loudest)).isGreaterThan(0.5); // bin 25 is 1,000 Hz
    assertThat(MelScale.hertz(loudest)).isBetween(950.0, 1050.0);
  }

  @Test
  void silenceIsTheFloorEverywhere() {
    float floor = (float) ((Math.log(MelScale.FLOOR) + 5) / 4);
    for (float[] frame : LogMelReference.of(new short[16_000])) {
      assertThat(frame).containsOnly(floor);
    }
  }

  private static short[] chirp() {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      double t = i / 16_000.0;
      samples[i] = (short) (9000 * Math.sin(2 * Math.PI * (200 + 3000 * t) * t) + 50 * (i % 7));
    }
    return samples;
  }
}
