package io.vigil.operators.subscribe.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.operators.support.UntrainedBundle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences with a real text encoder. */
final class BundleSentencesTest {

  @Test
  void aBundleReadsASentenceOfWordsThatItKnowsAndNoOther(@TempDir Path directory) throws Exception {
    Path bundle = UntrainedBundle.write(directory.resolve("bundle"));
    try (Inference inference =
        new BundleInference(BundleLoader.load(bundle, SessionOptions.standard()))) {
      Known known = BundleSentences.known(inference);
      assertThat(known.eventTypes()).isNotEmpty();
      assertThat(known.sentences().model())
          .contains(inference.manifest().name() + " " + inference.manifest().version());
      assertThat(known.sentences().knows("someone walks")).isTrue();
      assertThat(known.sentences().knows("кто там ходит")).isFalse();
      assertThat(known.sentences().knows("!?, .")).isFalse();

      float[] vector = known.sentences().encode("someone walks");

      assertThat(vector).hasSize(inference.manifest().embeddingWidth());
      double norm = 0;
      for (float v : vector) {
        norm += v * v;
      }
      assertThat(norm).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-3));
      assertThat(vector).isNotEqualTo(known.sentences().encode("music is heard"));
    }
  }
}
