package io.vigil.model.train;

import io.vigil.model.text.Vocabulary;
import java.util.SplittableRandom;

/**
 * Hides words for the text encoder to guess: of those chosen eight in ten are masked, one is
 * replaced by any other, one stays (Devlin et al. 2018, 3.1). For one thread.
 */
final class MaskedWords {

  private static final double CHOSEN = 0.15;

  private final Vocabulary vocabulary;
  private final SplittableRandom random;

  MaskedWords(Vocabulary vocabulary, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  /**
   * Hides some words of a sentence.
   *
   * @param words the true ones
   * @param masked receives those that are shown, from {@code offset} on
   * @param weights receives 1 where a word is to be guessed, from {@code offset} on
   */
  void hide(int[] words, int[] masked, float[] weights, int offset) {
    for (int i = 0; i < words.length; i++) {
      masked[offset + i] = words[i];
      boolean word = words[i] != Vocabulary.PAD && words[i] != Vocabulary.EOS;
      if (word && random.nextDouble() < CHOSEN) {
        weights[offset + i] = 1;
        double how = random.nextDouble();
        if (how < 0.8) {
          masked[offset + i] = vocabulary.mask();
        } else if (how < 0.9) {
          masked[offset + i] =
              Vocabulary.UNK + 1 + random.nextInt(vocabulary.size() - Vocabulary.UNK - 1);
        }
      }
    }
  }
}
