package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A held-out combination that a scene must show: a kind in a colour, or a kind with a sound.
 *
 * @param kind the thing's kind
 * @param colour its colour, if that is what is held out
 * @param sound the sound, if that is what is held out
 */
record Combination(ThingKind kind, Optional<Colour> colour, Optional<SoundKind> sound) {
  /** Draws one that the place allows. */
  static Combination draw(Dice dice, Place place) {
    List<Combination> all = new ArrayList<>();
    for (ThingKind kind : ThingKind.values()) {
      if (!ShotWriter.fits(kind, place)) {
        continue;
      }
      for (Colour colour : kind.colours()) {
        if (Combinations.isHeldOut(kind, colour)) {
          all.add(new Combination(kind, Optional.of(colour), Optional.empty()));
        }
      }
      for (SoundKind sound : SoundKind.values()) {
        if (Combinations.isHeldOut(sound, kind)) {
          all.add(new Combination(kind, Optional.empty(), Optional.of(sound)));
        }
      }
    }
    return dice.pick(all);
  }
}
