package io.vigil.model.world;

import java.util.List;

/**
 * The script of a short scene. Lengths are in picture heights, times in seconds from its start.
 *
 * @param seed what it was written from
 * @param duration in seconds, a multiple of half a second
 * @param setting camera and place
 * @param shots in order, without holes, over the whole duration
 * @param sounds what is heard
 * @param faults what is wrong with the camera; at most one at a time that touches the picture
 */
public record Scene(
    long seed,
    double duration,
    Setting setting,
    List<Shot> shots,
    List<Sound> sounds,
    List<Fault> faults) {
  /** The view's width in picture heights. */
  public static final double VIEW_WIDTH = 16.0 / 9.0;

  /** Copies the lists. */
  public Scene {
    shots = List.copyOf(shots);
    sounds = List.copyOf(sounds);
    faults = List.copyOf(faults);
  }

  /** The shot at a time; the last one after the end. */
  public Shot shotAt(double seconds) {
    for (Shot shot : shots) {
      if (seconds < shot.end()) {
        return shot;
      }
    }
    return shots.get(shots.size() - 1);
  }

  /** The moment of the script that the picture shows at a time: held while it is frozen. */
  public double shownTime(double seconds) {
    for (Fault fault : faults) {
      if (fault.kind() == FaultKind.FROZEN && fault.at(seconds)) {
        return fault.start();
      }
    }
    return seconds;
  }

  /** Whether blackout or a cover hides the picture at a time. */
  public boolean isHidden(double seconds) {
    for (Fault fault : faults) {
      if (fault.kind().hidesPicture() && fault.at(seconds)) {
        return true;
      }
    }
    return false;
  }

  /** All things of all shots. */
  public List<Thing> things() {
    return shots.stream().flatMap(shot -> shot.things().stream()).toList();
  }
}
