package io.vigil.operators.subscribe.rule;

import java.util.Optional;

/** The text encoder of a bundle. Implementations are thread-safe. */
public interface Sentences {

  /** Name and version of the bundle, as moments bear it; empty if there is none. */
  Optional<String> model();

  /** Whether the bundle knows any word of a sentence. */
  boolean knows(String sentence);

  /**
   * The sentence as a unit vector in one space with the embeddings of moments. Blocking.
   *
   * @throws IllegalStateException if there is no bundle
   */
  float[] encode(String sentence);

  /** Without a bundle: no sentence can be read. */
  static Sentences none() {
    return new Sentences() {
      @Override
      public Optional<String> model() {
        return Optional.empty();
      }

      @Override
      public boolean knows(String sentence) {
        return false;
      }

      @Override
      public float[] encode(String sentence) {
        throw new IllegalStateException("there is no bundle to read sentences with");
      }
    };
  }
}
