package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that was played to a model: a set of recordings for each condition, pictures and sounds. */
final class Played {

  private final Inference inference;
  private final List<StillScore> stills;
  private final List<SoundClip> clips;
  private final Map<Condition, TestSet> sets = new EnumMap<>(Condition.class);

  Played(
      Inference inference,
      Map<Condition, List<Recording>> recordings,
      List<StillScore> stills,
      List<SoundClip> clips) {
    this.inference = inference;
    this.stills = List.copyOf(stills);
    this.clips = List.copyOf(clips);
    for (Condition condition : Condition.values()) {
      List<Recording> played = recordings.getOrDefault(condition, List.of());
      sets.put(condition, new TestSet(condition, played, inference));
    }
  }

  /** What was said of real pictures; empty where there is no pack. */
  List<StillScore> stills() {
    return stills;
  }

  /** How real sounds were heard; empty where there is no pack. */
  List<SoundClip> clips() {
    return clips;
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
