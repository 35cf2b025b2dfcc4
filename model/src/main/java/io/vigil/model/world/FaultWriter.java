package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.List;

/** Writes the camera's faults: none in most scenes. */
final class FaultWriter {
  private final Dice dice;

  FaultWriter(Dice dice) {
    this.dice = dice;
  }

  List<Fault> write(List<Shot> shots, double duration) {
    List<Fault> faults = new ArrayList<>();
    int count = dice.weighted(0.56, 0.34, 0.10);
    for (int i = 0; i < count; i++) {
      FaultKind kind = dice.pick(List.of(FaultKind.values()));
      double length = dice.between(2.5, 6);
      double start = dice.between(1, duration - length - 0.5);
      long seed = dice.bits();
      double end = start + length;
      boolean clash =
          faults.stream().anyMatch(f -> start < f.end() + 1 && end > f.start() - 1)
              || shots.stream().anyMatch(s -> start < s.start() + 1 && end > s.start() - 1);
      if (!clash) {
        faults.add(new Fault(kind, start, end, seed));
      }
    }
    return faults;
  }
}
