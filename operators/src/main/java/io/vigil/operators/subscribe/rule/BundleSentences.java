package io.vigil.operators.subscribe.rule;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.Inference;
import io.vigil.model.text.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The text encoder of a bundle, asked for with the first sentence that is to be read: most
 * subscriptions have none. The bundle stays its opener's to close. As thread-safe as the supplier.
 */
public final class BundleSentences implements Sentences {

  private final BundleManifest manifest;
  private final Supplier<Inference> inference;

  private BundleSentences(BundleManifest manifest, Supplier<Inference> inference) {
    this.manifest = manifest;
    this.inference = inference;
  }

  /** What subscriptions are checked against with a bundle that is loaded. */
  public static Known known(Inference inference) {
    return known(inference.manifest(), () -> inference);
  }

  /**
   * What subscriptions are checked against with a bundle that may have to be loaded.
   *
   * @param inference on the bundle of this manifest
   */
  public static Known known(BundleManifest manifest, Supplier<Inference> inference) {
    return new Known(
        manifest.eventTypes().stream().map(EventType::name).collect(Collectors.toUnmodifiableSet()),
        new BundleSentences(manifest, inference),
        manifest.places().any());
  }

  @Override
  public Optional<String> model() {
    return Optional.of(manifest.name() + " " + manifest.version());
  }

  @Override
  public boolean knows(String sentence) {
    Vocabulary vocabulary = new Vocabulary(manifest.vocabulary());
    return Vocabulary.words(sentence).stream()
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
        .anyMatch(word -> vocabulary.encode(word, 1)[0] > Vocabulary.UNK);
  }

  @Override
  public float[] encode(String sentence) {
    return inference.get().encodeText(List.of(sentence)).get(0);
  }
}
