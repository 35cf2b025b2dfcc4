package io.vigil.model.train;

import io.vigil.model.encoder.MelScale;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Hides stretches of time and of pitch in the spectrograms of some seconds (SpecAugment, Park et
 * al. 2019), so that no single band or moment carries a sound. For one thread.
 */
final class SpectrumMasks {

  private static final double MASKED = 0.35;
  private static final int LONGEST = 20;
  private static final int WIDEST = 14;

  private final SplittableRandom random;

  SpectrumMasks(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Draws the masks of a batch's seconds: 1 where something is shown.
   *
   * @param frames receives [N S, {@link MelScale#FRAMES}]
   * @param bands receives [N S, {@link MelScale#BANDS}]
   */
  void draw(float[] frames, float[] bands) {
    Arrays.fill(frames, 1);
    Arrays.fill(bands, 1);
    int seconds = frames.length / MelScale.FRAMES;
    for (int s = 0; s < seconds; s++) {
      if (random.nextDouble() < MASKED) {
        hide(frames, s * MelScale.FRAMES, MelScale.FRAMES, LONGEST);
        hide(bands, s * MelScale.BANDS, MelScale.BANDS, WIDEST);
      }
    }
  }

  private void hide(float[] mask, int offset, int length, int longest) {
    int hidden = random.nextInt(longest + 1);
    int from = offset + random.nextInt(length - hidden + 1);
    Arrays.fill(mask, from, from + hidden, 0);
  }
}
