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
import java.util.Comparator;
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
    return score(recording, told(recording));
  }

  /** The score that these events have by the truth of a recording. */
  List<EventScore> score(Recording recording, List<ToldEvent> told) {
    List<List<Span>> found = spans(told);
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
    spans.sort(Comparator.comparingDouble(Span::start));
    return EventScore.joined(spans, JOIN);
  }

  /** The events that the decoder tells of a recording, a list for each type. */
  public List<List<Span>> found(Recording recording) {
    return spans(told(recording));
  }

  /** The events that the decoder tells of a recording, in the order in which they end. */
  List<ToldEvent> told(Recording recording) {
    EventDecoder decoder = new EventDecoder(types, slots, hopMicros);
    List<ToldEvent> told = new ArrayList<>();
    List<EventState> states = decoder.idle();
    float[] highest = new float[types.size()];
    long end = 0;
    for (FusionOutput output : recording.outputs()) {
      end += hopMicros;
      float[] probabilities = output.eventProbabilities();
      EventDecoder.Step step = decoder.step(states, probabilities, output.eventShares(), end);
      states = step.states();
      collect(step, highest, told);
      observe(states, probabilities, highest);
    }
    collect(decoder.end(states), highest, told);
    return told;
  }

  /** The highest probability of what goes on: the job gives it as the event's confidence. */
  private void observe(List<EventState> states, float[] probabilities, float[] highest) {
    for (int e = 0; e < types.size(); e++) {
      int slot = slots - 1 - types.get(e).decisionLag();
      float probability = probabilities[slot * types.size() + e];
      boolean idle = states.get(e).stage() == EventState.Stage.IDLE;
      highest[e] = idle ? 0 : Math.max(highest[e], probability);
    }
  }

  private static void collect(EventDecoder.Step step, float[] highest, List<ToldEvent> told) {
    for (EventChange change : step.changes()) {
      if (change.kind() == EventChange.Kind.ENDED) {
        EventState state = change.state();
        Span span = new Span(state.start() / 1e6, state.end() / 1e6);
        told.add(new ToldEvent(change.type(), span, Math.min(1, highest[change.type()])));
      }
    }
  }

  private List<List<Span>> spans(List<ToldEvent> told) {
    List<List<Span>> spans = new ArrayList<>();
    types.forEach(t -> spans.add(new ArrayList<>()));
    told.forEach(event -> spans.get(event.type()).add(event.span()));
    return spans;
  }
}
