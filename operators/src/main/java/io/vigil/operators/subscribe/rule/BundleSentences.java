package io.vigil.operators.subscribe.rule;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.Inference;
import io.vigil.model.text.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text encoder of a loaded bundle; the bundle stays its opener's to close. Thread-safe. */
public final class BundleSentences implements Sentences {

  private final Inference inference;

  /** Reads sentences with a bundle. */
  public BundleSentences(Inference inference) {
    this.inference = inference;
  }

  /** What subscriptions are checked against with a bundle. */
  public static Known known(Inference inference) {
    return new Known(
        inference.manifest().eventTypes().stream()
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet()),
        new BundleSentences(inference));
  }

  /** Name and version of a bundle, as moments bear it. */
  public static String model(BundleManifest manifest) {
    return manifest.name() + " " + manifest.version();
  }

  /** Whether a bundle knows any word of a sentence. */
  public static boolean knows(BundleManifest manifest, String sentence) {
    Vocabulary vocabulary = new Vocabulary(manifest.vocabulary());
    return Vocabulary.words(sentence).stream()
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
        .anyMatch(word -> vocabulary.encode(word, 1)[0] > Vocabulary.UNK);
  }

  @Override
  public Optional<String> model() {
    return Optional.of(model(inference.manifest()));
  }

  @Override
  public boolean knows(String sentence) {
    return knows(inference.manifest(), sentence);
  }

  @Override
  public float[] encode(String sentence) {
    return inference.encodeText(List.of(sentence)).get(0);
  }
}
