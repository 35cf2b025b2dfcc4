package io.vigil.operators.describe;

import io.vigil.model.event.Area;
import io.vigil.model.event.EventChange;
import io.vigil.model.event.EventDecoder;
import io.vigil.model.event.EventState;
import io.vigil.model.event.EventType;
import io.vigil.model.event.PlaceFinder;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.schemas.EndCause;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.codec.RecordIds;
import java.time.Instant;
import java.util.List;

/** Tells of events: begun, going on, ended. */
final class EventTeller {

  private final ModelFacts facts;
  private final List<EventType> types;
  private final EventDecoder decoder;
  private final PlaceFinder finder;
  private final long updateMicros;

  EventTeller(ModelFacts facts, DescribeSettings settings) {
    this.facts = facts;
    this.types = facts.eventTypes();
    this.decoder = new EventDecoder(types, facts.slots(), facts.hopMicros());
    this.finder = facts.placeFinder();
    this.updateMicros = Times.micros(settings.updateEvery());
  }

  /** Takes a window in; whether an event began with it. */
  boolean window(FusedWindow window, DescribeState state, Instant now, Described out) {
    reset(state);
    EventDecoder.Step step = decoder.step(state.events, seen(window), shares(window), window.end());
    boolean began = false;
    observe(step.states(), window, state);
    for (EventChange change : step.changes()) {
      DescribeState.Telling telling = state.tellings.get(change.type());
      switch (change.kind()) {
        case STARTED -> {
          began = true;
          tell(window.stream(), change, EventPhase.STARTED, EndCause.NONE, telling, now, out);
        }
        case CONTINUED -> {
          if (change.state().end() - telling.toldAt >= updateMicros) {
            tell(window.stream(), change, EventPhase.UPDATED, EndCause.NONE, telling, now, out);
          }
        }
        case ENDED ->
            tell(window.stream(), change, EventPhase.ENDED, EndCause.OVER, telling, now, out);
      }
    }
    state.events = step.states();
    return began;
  }

  /** Ends all that is open. */
  void cut(String stream, EndCause cause, DescribeState state, Instant now, Described out) {
    reset(state);
    EventDecoder.Step step = decoder.end(state.events);
    for (EventChange change : step.changes()) {
      DescribeState.Telling telling = state.tellings.get(change.type());
      tell(stream, change, EventPhase.ENDED, cause, telling, now, out);
    }
    state.events = step.states();
  }

  /** Makes room for the model's types; a state of another model's types is of no use. */
  private void reset(DescribeState state) {
    if (state.events.size() != types.size()) {
      state.events = decoder.idle();
      state.tellings.clear();
      types.forEach(type -> state.tellings.add(new DescribeState.Telling()));
    }
  }

  /** The probabilities, zero in slots of which nothing was seen or heard. */
  private float[] seen(FusedWindow window) {
    float[] probabilities = window.output().eventProbabilities().clone();
    for (int slot = 0; slot < facts.slots(); slot++) {
      if (window.frameTimes()[slot] == 0 && !window.heard()[slot]) {
        for (int type = 0; type < types.size(); type++) {
          probabilities[slot * types.size() + type] = 0;
        }
      }
    }
    return probabilities;
  }

  /** The pictures' shares; a modality that is not there has none. */
  private float[] shares(FusedWindow window) {
    float[] shares = window.output().eventShares().clone();
    for (int type = 0; type < shares.length; type++) {
      shares[type] = Shares.ofPictures(window, shares[type]);
    }
    return shares;
  }

  /** Remembers the highest probability of what goes on, the frame at it, and where it is. */
  private void observe(List<EventState> after, FusedWindow window, DescribeState state) {
    for (int type = 0; type < types.size(); type++) {
      int slot = facts.slots() - 1 - types.get(type).decisionLag();
      float probability = window.output().eventProbabilities()[slot * types.size() + type];
      DescribeState.Telling telling = state.tellings.get(type);
      if (state.events.get(type).stage() == EventState.Stage.IDLE) {
        telling.best = 0;
        telling.keyFrame = 0;
        telling.place = List.of();
        telling.lastPlace = List.of();
        telling.toldAt = DescribeState.NEVER;
      }
      boolean holds = after.get(type).stage() != EventState.Stage.IDLE;
      if (holds && after.get(type).quiet() == 0 && window.frameTimes()[slot] != 0) {
        telling.lastPlace = places(window, types.get(type).name(), slot);
      }
      if (holds && probability > telling.best) {
        telling.best = probability;
        telling.keyFrame = window.frameTimes()[slot];
        telling.place = places(window, types.get(type).name(), slot);
      }
    }
  }

  private List<Area> places(FusedWindow window, String type, int slot) {
    float[] things = window.output().things();
    // A window that was in flight may be of a bundle that tells other places.
    return things.length == facts.things() ? finder.places(things, type, slot) : List.of();
  }

  private void tell(
      String stream,
      EventChange change,
      EventPhase phase,
      EndCause cause,
      DescribeState.Telling telling,
      Instant now,
      Described out) {
    EventState event = change.state();
    String type = types.get(change.type()).name();
    Instant start = Times.instant(event.start());
    telling.toldAt = event.end();
    Event.Builder told =
        Event.newBuilder()
            .setStream(stream)
            .setId(RecordIds.event(stream, type, start))
            .setPhase(phase)
            .setType(type)
            .setStart(start)
            .setEnd(Times.instant(event.end()))
            .setConfidence(Math.min(1, telling.best))
            .setPictureShare(event.pictureShare())
            .setSoundShare(1 - event.pictureShare())
            .setCause(cause)
            .setModel(facts.model())
            .setEmitted(now);
    if (telling.keyFrame != 0) {
      told.setKeyFrame(Times.instant(telling.keyFrame));
    }
    if (!telling.place.isEmpty()) {
      told.setPlace(Places.boxes(telling.place));
    }
    if (!telling.lastPlace.isEmpty()) {
      told.setLastPlace(Places.boxes(telling.lastPlace));
    }
    out.event(told.build());
  }
}
