package io.vigil.model.evaluate;

import io.vigil.model.event.EventType;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The recordings of one condition, and what several measures need of them: worked out once, and
 * only when asked for. For one thread.
 */
final class TestSet {

  private final Condition condition;
  private final List<Recording> recordings;
  private final EventScorer scorer;
  private final CaptionSet captions;
  private final AnswerSet answers;
  private final Lazy<List<List<ToldEvent>>> told;
  private final Lazy<List<List<EventScore>>> scores = new Lazy<>(() -> score(0));
  private final Lazy<List<List<EventScore>>> chance = new Lazy<>(() -> score(1));

  TestSet(Condition condition, List<Recording> recordings, Inference inference) {
    this.condition = condition;
    this.recordings = List.copyOf(recordings);
    this.scorer = new EventScorer(inference.manifest());
    this.captions = new CaptionSet(this.recordings, inference);
    this.answers = new AnswerSet(this.recordings, inference);
    List<EventType> types = inference.manifest().eventTypes();
    this.told =
        new Lazy<>(
            () -> this.recordings.stream().map(r -> ofTheWorld(scorer.told(r), types)).toList());
  }

  /** Without events of types that a user has added: the truth knows nothing of them. */
  private static List<ToldEvent> ofTheWorld(List<ToldEvent> told, List<EventType> types) {
    return told.stream()
        .filter(event -> EventTypes.indexOf(types.get(event.type()).name()) >= 0)
        .toList();
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

  /** Of each recording the events that were told. */
  List<List<ToldEvent>> told() {
    return told.get();
  }

  /** Of each recording the score of each event type. */
  List<List<EventScore>> scores() {
    return scores.get();
  }

  /**
   * What chance gives: the same of the events that were told of the next camera, which are as many
   * and as long, but have nothing to do with what happened. Empty if there is no other camera.
   */
  List<List<EventScore>> chanceScores() {
    return recordings.size() < 2 ? List.of() : chance.get();
  }

  private List<List<EventScore>> score(int ahead) {
    return IntStream.range(0, recordings.size())
        .mapToObj(r -> scorer.score(recordings.get(r), told().get((r + ahead) % recordings.size())))
        .toList();
  }

  /** The captions where the truth has something new to say. */
  CaptionSet captions() {
    return captions;
  }

  /** The answers to questions. */
  AnswerSet answers() {
    return answers;
  }

  /** How much was played. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("cameras", recordings.size());
    counts.put("seconds", recordings.stream().mapToDouble(Recording::seconds).sum());
    return counts;
  }
}
