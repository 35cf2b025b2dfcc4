package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Sentences;
import java.util.Optional;
import java.util.Set;

/** A tiny language: its one sentence points along the first axis. */
final class TestSentences implements Sentences {

  static final String MODEL = "tiny 1";

  static Known known() {
    return new Known(Set.of(), new TestSentences(), true);
  }

  @Override
  public Optional<String> model() {
    return Optional.of(MODEL);
  }

  @Override
  public boolean knows(String sentence) {
    return sentence.contains("someone");
  }

  @Override
  public float[] encode(String sentence) {
    return new float[] {1, 0, 0};
  }
}
