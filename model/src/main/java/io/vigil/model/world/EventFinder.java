package io.vigil.model.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/** Finds the events of a scene from its script. */
final class EventFinder {
  /** The length given to events that are over at once, in seconds. */
  private static final double MOMENT = 1.0;

  /** How long a thing counts as just left behind, in seconds. */
  private static final double LEFT_BEHIND = 2.0;

  /** A shorter meeting of sight and sound cannot be told by anyone, in seconds. */
  private static final double SHORTEST_MEETING = 0.4;

  private final Scene scene;
  private final Visibility visibility;

  EventFinder(Scene scene) {
    this.scene = scene;
    this.visibility = new Visibility(scene);
  }

  List<TruthEvent> find(boolean opensWithCut, List<ThingMoment> moments) {
    List<TruthEvent> events = new ArrayList<>();
    for (Fault fault : scene.faults()) {
      add(events, fault.kind().eventType(), fault.start(), fault.end());
    }
    for (Shot shot : scene.shots()) {
      if (shot.start() > 0 || opensWithCut) {
        add(events, EventTypes.CAMERA_CUT, shot.start(), shot.start() + MOMENT);
      }
    }
    for (ThingMoment moment : moments) {
      double length = moment.motion() == Motion.LEFT_BEHIND ? LEFT_BEHIND : MOMENT;
      double start = moment.seconds();
      add(events, moment.motion().eventType(), start, hiddenBefore(start, start + length));
    }
    for (String type :
        List.of(EventTypes.THING_PERSON, EventTypes.THING_VEHICLE, EventTypes.THING_ANIMAL)) {
      addSpans(events, type, 0, t -> seesType(type, t));
    }
    for (SoundKind kind : SoundKind.values()) {
      addSpans(events, kind.eventType(), 0, t -> hears(kind, t));
    }
    addSpans(events, EventTypes.BOTH_SOUNDING_THING, SHORTEST_MEETING, t -> meets(t, true));
    addSpans(events, EventTypes.BOTH_UNSEEN_SOUND, SHORTEST_MEETING, t -> meets(t, false));
    events.sort(Comparator.comparingDouble(TruthEvent::start).thenComparing(TruthEvent::type));
    return List.copyOf(events);
  }

  private void add(List<TruthEvent> events, String type, double start, double end) {
    events.add(new TruthEvent(type, start, Math.min(end, scene.duration())));
  }

  /** The end of what began to be seen at a time: sooner if the picture is hidden meanwhile. */
  private double hiddenBefore(double start, double end) {
    return scene.faults().stream()
        .filter(fault -> fault.kind().hidesPicture() && fault.start() > start)
        .mapToDouble(Fault::start)
        .reduce(end, Math::min);
  }

  private void addSpans(
      List<TruthEvent> events, String type, double shortest, DoublePredicate holds) {
    for (double[] span : Spans.where(scene.duration(), holds)) {
      if (span[1] - span[0] >= shortest) {
        add(events, type, span[0], span[1]);
      }
    }
  }

  private boolean seesType(String type, double seconds) {
    for (Shot shot : scene.shots()) {
      for (Thing thing : shot.things()) {
        if (thing.kind().eventType().equals(type) && visibility.sees(shot, thing, seconds)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hears(SoundKind kind, double seconds) {
    for (Sound sound : scene.sounds()) {
      if (sound.kind() == kind && visibility.hears(sound, seconds)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some sound that has a maker is heard with its maker in view, or out of it. */
  private boolean meets(double seconds, boolean inView) {
    for (Sound sound : scene.sounds()) {
      if (sound.kind().hasMaker()
          && visibility.hears(sound, seconds)
          && seesMaker(sound.kind(), seconds) == inView) {
        return true;
      }
    }
    return false;
  }

  private boolean seesMaker(SoundKind kind, double seconds) {
    for (Shot shot : scene.shots()) {
      for (Thing thing : shot.things()) {
        if (thing.kind().makes(kind) && visibility.sees(shot, thing, seconds)) {
          return true;
        }
      }
    }
    return false;
  }
}
