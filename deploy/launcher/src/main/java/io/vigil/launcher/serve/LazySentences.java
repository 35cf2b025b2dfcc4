package io.vigil.launcher.serve;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.operators.subscribe.rule.BundleSentences;
import io.vigil.operators.subscribe.rule.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads sentences with a bundle that is loaded for the first of them: most subscriptions have none.
 */
final class LazySentences implements Sentences {
  private final BundleManifest manifest;
  private final Supplier<Inference> inference;

  LazySentences(BundleManifest manifest, Supplier<Inference> inference) {
    this.manifest = manifest;
    this.inference = inference;
  }

  @Override
  public Optional<String> model() {
    return Optional.of(BundleSentences.model(manifest));
  }

  @Override
  public boolean knows(String sentence) {
    return BundleSentences.knows(manifest, sentence);
  }

  @Override
  public float[] encode(String sentence) {
    return inference.get().encodeText(List.of(sentence)).get(0);
  }
}
