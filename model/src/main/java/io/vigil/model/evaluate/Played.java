package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that was played to a model: a set of recordings for each condition. */
final class Played {

  private final Inference inference;
  private final Map<Condition, TestSet> sets = new EnumMap<>(Condition.class);

  Played(Inference inference, Map<Condition, List<Recording>> recordings) {
    this.inference = inference;
    for (Condition condition : Condition.values()) {
      List<Recording> played = recordings.getOrDefault(condition, List.of());
      sets.put(condition, new TestSet(condition, played, inference));
    }
  }

  /** The model, to be asked for captions, answers and embeddings. */
  Inference inference() {
    return inference;
  }

  BundleManifest manifest() {
    return inference.manifest();
  }

  /** The recordings of a condition; an empty set where nothing was played. */
  TestSet of(Condition condition) {
    TestSet set = sets.get(condition);
    if (set == null) {
      throw new IllegalStateException("no set for " + condition);
    }
    return set;
  }
}
