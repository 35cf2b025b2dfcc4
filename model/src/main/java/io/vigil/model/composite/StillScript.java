package io.vigil.model.composite;

import io.vigil.model.world.Acoustics;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.CameraLook;
import io.vigil.model.world.Combinations;
import io.vigil.model.world.Place;
import io.vigil.model.world.Scene;
import io.vigil.model.world.Setting;
import io.vigil.model.world.Shot;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes what is heard before a picture, and how camera and microphone take it. */
final class StillScript {
  private static final double SILENT = 0.25;

  private StillScript() {}

  /** One picture, or several one after the other. */
  private static final double ALONE = 0.4;

  /** When each picture comes into view, the first at 0, in seconds. */
  static List<Double> cuts(long seed, double duration) {
    Dice dice = new Dice(seed);
    List<Double> starts = new ArrayList<>(List.of(0.0));
    if (dice.chance(ALONE)) {
      return starts;
    }
    double next = dice.between(2.5, 10);
    while (next < duration - 2.5) {
      starts.add(Math.round(next * 50) / 50.0);
      next += dice.between(2.5, 10);
    }
    return starts;
  }

  /**
   * A script without things and faults.
   *
   * @param starts when each picture comes into view
   * @param stills the pictures
   */
  static Scene write(
      long seed,
      Split split,
      List<Double> starts,
      List<Still> stills,
      Recordings recordings,
      double duration) {
    Dice dice = new Dice(seed);
    Backdrop backdrop = new Backdrop(Place.STREET, dice.bits(), brightness(dice), false);
    CameraLook look =
        new CameraLook(
            dice.between(1, 5),
            dice.chance(0.3) ? 0 : dice.between(0, 0.04),
            dice.chance(0.6) ? 0 : dice.between(0.001, 0.004),
            dice.chance(0.75) ? 0 : dice.between(0.2, 0.6),
            dice.between(-1, 1));
    Acoustics acoustics =
        new Acoustics(
            Math.pow(10, dice.between(-66, -42) / 20),
            dice.between(0, 1),
            dice.chance(0.5) ? 0 : dice.between(0.1, 0.5),
            dice.between(0.5, 1.1),
            dice.bits());
    return new Scene(
        seed,
        duration,
        new Setting(backdrop, look, acoustics),
        shots(starts, duration, backdrop),
        sounds(dice, split, stills, recordings, duration),
        List.of());
  }

  private static List<Shot> shots(List<Double> starts, double duration, Backdrop backdrop) {
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double end = i + 1 < starts.size() ? starts.get(i + 1) : duration;
      shots.add(new Shot(starts.get(i), end, backdrop, List.of()));
    }
    return shots;
  }

  private static double brightness(Dice dice) {
    return dice.chance(0.2) ? dice.between(0.5, 0.75) : dice.between(0.75, 1.15);
  }

  private static List<Sound> sounds(
      Dice dice, Split split, List<Still> stills, Recordings recordings, double duration) {
    List<SoundKind> kinds =
        Arrays.stream(SoundKind.values())
            .filter(kind -> stills.stream().allMatch(still -> isAllowed(kind, split, still)))
            .toList();
    List<Sound> sounds = new ArrayList<>();
    if (dice.chance(SILENT) || kinds.isEmpty()) {
      return sounds;
    }
    double at = dice.between(0, 8);
    while (true) {
      SoundKind kind = dice.pick(kinds);
      double start = at;
      double end = start + length(dice, kind);
      double loudness = dice.between(0.1, 0.55);
      long seed = dice.bits();
      if (end > duration - 0.2) {
        return sounds;
      }
      if (sounds.stream().noneMatch(s -> s.kind() == kind && start < s.end() + 1)) {
        Sound written = new Sound(kind, start, end, loudness, -1, seed);
        sounds.add(recordings.plays(written) ? SoundPlan.of(recordings, written).cast() : written);
      }
      // Now and then two at once.
      at = dice.chance(0.2) ? start + dice.between(0.5, 2) : end + dice.between(0.5, 9);
    }
  }

  /** What is learnt from has no sound with a thing that is held out with it, or may be. */
  private static boolean isAllowed(SoundKind kind, Split split, Still still) {
    return split == Split.TEST_COMBINATIONS
        || Arrays.stream(ThingKind.values())
            .filter(thing -> thing != ThingKind.BOX)
            .noneMatch(
                thing ->
                    Combinations.isHeldOut(kind, thing)
                        && !still.shows(thing).equals(Optional.of(false)));
  }

  private static double length(Dice dice, SoundKind kind) {
    return switch (kind) {
      case GLASS -> 1;
      case KNOCK -> dice.between(0.9, 1.3);
      case BARK -> dice.between(1.5, 5);
      case SPEECH, CRYING, ALARM, ENGINE -> dice.between(2.5, 9);
      case MUSIC, RAIN -> dice.between(5, 14);
    };
  }
}
