package io.vigil.model.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the facts of a window of a scene: see {@link Truth#factsAt} for the rules. */
final class FactFinder {
  private static final double STEP = 0.1;

  private final Scene scene;
  private final Visibility visibility;
  private final List<ThingMoment> moments;
  private final boolean opensWithCut;

  FactFinder(Scene scene, List<ThingMoment> moments, boolean opensWithCut) {
    this.scene = scene;
    this.visibility = new Visibility(scene);
    this.moments = moments;
    this.opensWithCut = opensWithCut;
  }

  Facts find(double from, double to) {
    Optional<CameraFact> camera = camera(from, to);
    boolean hidden =
        camera.filter(f -> f == CameraFact.BLACKOUT || f == CameraFact.COVERED).isPresent();
    Shot shot = scene.shotAt(scene.shownTime(to - 1e-6));
    List<ThingFact> things = hidden ? List.of() : things(shot, Math.max(from, shot.start()), to);
    boolean lost = isOn(FaultKind.SOUND_LOST, Math.max(from, to - Truth.RECENT), to);
    List<SoundKind> sounds = lost ? List.of() : sounds(from, to);
    Optional<Place> place =
        camera.equals(Optional.of(CameraFact.CUT)) || (camera.isEmpty() && things.isEmpty())
            ? Optional.of(shot.backdrop()).filter(Backdrop::isNamed).map(Backdrop::place)
            : Optional.empty();
    // Room for twenty words: one thing beside a fault, one sound beside two things or a fault.
    if (camera.isPresent() && things.size() > 1) {
      things = things.subList(0, 1);
    }
    int roomForSounds = camera.isPresent() || things.size() > 1 ? 1 : 2;
    if (sounds.size() > roomForSounds) {
      sounds = sounds.subList(0, roomForSounds);
    }
    return new Facts(camera, place, things, sounds, lost);
  }

  private Optional<CameraFact> camera(double from, double to) {
    double recent = Math.max(from, to - Truth.RECENT);
    if (isOn(FaultKind.BLACKOUT, recent, to)) {
      return Optional.of(CameraFact.BLACKOUT);
    }
    if (isOn(FaultKind.COVERED, recent, to)) {
      return Optional.of(CameraFact.COVERED);
    }
    if (isOn(FaultKind.FROZEN, recent, to)) {
      return Optional.of(CameraFact.FROZEN);
    }
    if (isOn(FaultKind.SHAKEN, recent, to)) {
      return Optional.of(CameraFact.SHAKEN);
    }
    double cut = scene.shotAt(to - 1e-6).start();
    boolean isCut = cut > 0 || opensWithCut;
    return isCut && cut >= recent && to - cut >= Truth.EVIDENCE
        ? Optional.of(CameraFact.CUT)
        : Optional.empty();
  }

  private boolean isOn(FaultKind kind, double from, double to) {
    double least = kind == FaultKind.FROZEN ? 2 * Truth.EVIDENCE : Truth.EVIDENCE;
    return scene.faults().stream()
        .anyMatch(
            f ->
                f.kind() == kind
                    && Math.min(f.end(), to) - Math.max(f.start(), from) >= least - 1e-9);
  }

  private List<ThingFact> things(Shot shot, double from, double to) {
    List<Thing> seen = new ArrayList<>();
    for (Thing thing : shot.things()) {
      double begin = thing.isCarried() ? Math.max(from, thing.released()) : from;
      int steps = 0;
      for (double t = begin + STEP / 2; t < to; t += STEP) {
        steps += visibility.sees(shot, thing, t) ? 1 : 0;
      }
      if (steps * STEP >= Truth.EVIDENCE - 1e-9) {
        seen.add(thing);
      }
    }
    List<ThingFact> facts =
        new ArrayList<>(
            seen.stream()
                .sorted(Comparator.comparingDouble(Thing::width).reversed())
                .map(thing -> fact(shot, thing, from, to))
                .distinct()
                .sorted(Comparator.comparing(ThingFact::motion))
                .limit(2)
                .toList());
    if (facts.size() == 2) {
      facts.set(1, facts.get(1).withoutSide());
    }
    return facts;
  }

  private ThingFact fact(Shot shot, Thing thing, double from, double to) {
    Optional<ThingMoment> entered = moment(thing, Motion.ENTERS, from, to);
    Optional<ThingMoment> left = moment(thing, Motion.LEAVES, from, to);
    if (moment(thing, Motion.LEFT_BEHIND, from, to).isPresent()) {
      return fact(thing, Motion.LEFT_BEHIND, Optional.empty());
    }
    if (left.isPresent()) {
      boolean crossed = entered.isPresent() && entered.get().side() != left.get().side();
      return fact(thing, crossed ? Motion.CROSSES : Motion.LEAVES, left.map(ThingMoment::side));
    }
    if (moment(thing, Motion.STOPS, from, to).isPresent()) {
      return fact(thing, Motion.STOPS, Optional.empty());
    }
    if (entered.isPresent()) {
      return fact(thing, Motion.ENTERS, entered.map(ThingMoment::side));
    }
    double moved = moved(shot, thing, from, to);
    return Math.abs(moved) < 0.1
        ? fact(thing, Motion.STANDS, Optional.empty())
        : fact(thing, Motion.MOVES, Optional.of(moved > 0 ? Side.RIGHT : Side.LEFT));
  }

  private static ThingFact fact(Thing thing, Motion motion, Optional<Side> side) {
    return new ThingFact(thing.kind(), thing.colour(), motion, side);
  }

  private Optional<ThingMoment> moment(Thing thing, Motion motion, double from, double to) {
    return moments.stream()
        .filter(m -> m.thing().equals(thing) && m.motion() == motion)
        .filter(m -> m.seconds() >= from && m.seconds() <= to - Truth.EVIDENCE / 2)
        .reduce((first, second) -> second);
  }

  /** How far to the right it is seen to move. */
  private double moved(Shot shot, Thing thing, double from, double to) {
    double sum = 0;
    for (double t = from + STEP; t < to; t += STEP) {
      if (visibility.sees(shot, thing, t) && visibility.isLive(t) && visibility.isLive(t - STEP)) {
        sum += thing.path().x(t) - thing.path().x(t - STEP);
      }
    }
    return sum;
  }

  /** The kinds of sounds heard, the most telling first. */
  List<SoundKind> sounds(double from, double to) {
    List<SoundKind> heard = new ArrayList<>();
    for (SoundKind kind : SoundKind.values()) {
      int steps = 0;
      for (Sound sound : scene.sounds()) {
        if (sound.kind() == kind) {
          for (double t = from + STEP / 2; t < to; t += STEP) {
            steps += visibility.hears(sound, t) ? 1 : 0;
          }
        }
      }
      if (steps * STEP >= Truth.EVIDENCE - 1e-9) {
        heard.add(kind);
      }
    }
    return heard;
  }
}
