package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.event.EventChange;
import io.vigil.model.event.EventDecoder;
import io.vigil.model.event.EventState;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.world.TruthEvent;
import java.util.ArrayList;
import java.util.List;

/** Scores recordings with the very decoder that the streaming job uses. */
public final class EventScorer {

  /** True events of one type nearer than this are one, in seconds. */
  private static final double JOIN = 0.5;

  private final List<EventType> types;
  private final int slots;
  private final long hopMicros;

  /** With the event types of a manifest. */
  public EventScorer(BundleManifest manifest) {
    this(manifest.eventTypes(), manifest);
  }

  /** With other event types, in the same order, for a model of that manifest. */
  public EventScorer(List<EventType> types, BundleManifest manifest) {
    this.types = List.copyOf(types);
    this.slots = manifest.slots();
    this.hopMicros = manifest.hopMicros();
  }

  /** One score for each type; none for those of which the truth knows nothing. */
  public List<EventScore> score(Recording recording) {
    List<List<Span>> found = found(recording);
    List<EventScore> scores = new ArrayList<>();
    for (int e = 0; e < types.size(); e++) {
      String type = types.get(e).name();
      scores.add(
          recording.camera().knows(type)
              ? EventScore.of(truth(recording, type), found.get(e))
              : EventScore.none());
    }
    return scores;
  }

  /** The true events of a type, those that cannot be told apart joined. */
  public static List<Span> truth(Recording recording, String type) {
    List<Span> spans = new ArrayList<>();
    for (TruthEvent event : recording.truth()) {
      if (event.type().equals(type)) {
        spans.add(new Span(event.start(), event.end()));
      }
    }
    spans.sort(java.util.Comparator.comparingDouble(Span::start));
    return EventScore.joined(spans, JOIN);
  }

  /** The events that the decoder tells of a recording, a list for each type. */
  public List<List<Span>> found(Recording recording) {
    EventDecoder decoder = new EventDecoder(types, slots, hopMicros);
    List<List<Span>> found = new ArrayList<>();
    types.forEach(t -> found.add(new ArrayList<>()));
    List<EventState> states = decoder.idle();
    long end = 0;
    for (FusionOutput output : recording.outputs()) {
      end += hopMicros;
      EventDecoder.Step step =
          decoder.step(states, output.eventProbabilities(), output.eventShares(), end);
      states = step.states();
      collect(step, found);
    }
    collect(decoder.end(states), found);
    return found;
  }

  private static void collect(EventDecoder.Step step, List<List<Span>> found) {
    for (EventChange change : step.changes()) {
      if (change.kind() == EventChange.Kind.ENDED) {
        found
            .get(change.type())
            .add(new Span(change.state().start() / 1e6, change.state().end() / 1e6));
      }
    }
  }
}
