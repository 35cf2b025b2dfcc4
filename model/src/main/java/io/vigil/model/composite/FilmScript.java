package io.vigil.model.composite;

import io.vigil.model.world.Acoustics;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.CameraLook;
import io.vigil.model.world.Fault;
import io.vigil.model.world.FaultKind;
import io.vigil.model.world.Place;
import io.vigil.model.world.Scene;
import io.vigil.model.world.Setting;
import io.vigil.model.world.Shot;
import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.List;

/** Writes the faults and the cuts that a film gets. */
final class FilmScript {
  private static final List<FaultKind> FAULTS =
      List.of(FaultKind.BLACKOUT, FaultKind.COVERED, FaultKind.FROZEN, FaultKind.SHAKEN);

  private FilmScript() {}

  /** A script without things and sounds; each shot's backdrop stands for a film. */
  static Scene write(long seed, double duration) {
    Dice dice = new Dice(seed);
    List<Shot> shots = new ArrayList<>();
    double start = 0;
    while (start < duration) {
      double length = dice.chance(0.35) ? dice.between(5, 12) : dice.between(12, 50);
      double end =
          start + length > duration - 4 ? duration : Math.round((start + length) * 50) / 50.0;
      Backdrop backdrop = new Backdrop(Place.STREET, dice.bits(), dice.between(0.8, 1.15), false);
      shots.add(new Shot(start, end, backdrop, List.of()));
      start = end;
    }
    CameraLook look =
        new CameraLook(
            dice.between(1.5, 5),
            dice.between(0, 0.03),
            dice.chance(0.6) ? 0 : dice.between(0.001, 0.003),
            dice.chance(0.75) ? 0 : dice.between(0.2, 0.5),
            dice.between(-1, 1));
    Acoustics acoustics =
        new Acoustics(
            Math.pow(10, dice.between(-66, -50) / 20),
            dice.between(0, 1),
            0,
            dice.between(0.3, 1),
            dice.bits());
    return new Scene(
        seed,
        duration,
        new Setting(shots.get(0).backdrop(), look, acoustics),
        shots,
        List.of(),
        faults(dice, shots, duration));
  }

  private static List<Fault> faults(Dice dice, List<Shot> shots, double duration) {
    List<Fault> faults = new ArrayList<>();
    double at = 0;
    while (true) {
      double start = at + (faults.isEmpty() ? dice.between(1, 12) : dice.between(4, 24));
      double end = start + dice.between(2.5, 6);
      FaultKind kind = dice.pick(FAULTS);
      long seed = dice.bits();
      if (end > duration - 0.5) {
        return faults;
      }
      if (shots.stream().noneMatch(s -> start < s.start() + 1 && end > s.start() - 1)) {
        faults.add(new Fault(kind, start, end, seed));
      }
      at = end;
    }
  }
}
