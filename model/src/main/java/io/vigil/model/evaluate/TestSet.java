package io.vigil.model.evaluate;

import io.vigil.model.evaluate.CaptionScorer.Judged;
import io.vigil.model.inference.Inference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings of one condition, and what several measures need of them: worked out once, and
 * only when asked for. For one thread.
 */
final class TestSet {

  private final Condition condition;
  private final List<Recording> recordings;
  private final Inference inference;
  private Optional<List<List<EventScore>>> scores = Optional.empty();
  private Optional<List<List<Judged>>> captions = Optional.empty();

  TestSet(Condition condition, List<Recording> recordings, Inference inference) {
    this.condition = condition;
    this.recordings = List.copyOf(recordings);
    this.inference = inference;
  }

  /** Whether nothing was played under this condition. */
  boolean isEmpty() {
    return recordings.isEmpty();
  }

  /** The name of a figure of this condition. */
  String name(String figure) {
    return condition.prefix() + figure;
  }

  List<Recording> recordings() {
    return recordings;
  }

  /** Of each recording the score of each event type. */
  List<List<EventScore>> scores() {
    List<List<EventScore>> made =
        scores.orElseGet(
            () -> {
              EventScorer scorer = new EventScorer(inference.manifest());
              return recordings.stream().map(scorer::score).toList();
            });
    scores = Optional.of(made);
    return made;
  }

  /** Of each recording the captions, where the truth has something new to say. */
  List<List<Judged>> captions() {
    List<List<Judged>> made =
        captions.orElseGet(
            () -> {
              CaptionScorer scorer = new CaptionScorer(inference);
              return recordings.stream().map(scorer::judge).toList();
            });
    captions = Optional.of(made);
    return made;
  }

  /** How much was played. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("cameras", recordings.size());
    counts.put("seconds", recordings.stream().mapToDouble(Recording::seconds).sum());
    return counts;
  }
}
