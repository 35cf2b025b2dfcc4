package io.vigil.model.world;

import java.util.Optional;

/**
 * Who plays the scripts of a split. A cast is asked while a script is written, for how a thing
 * looks decides when it is in view, and how a sound was recorded when it is heard: so the truth
 * stays exact whoever plays. Immutable, safe for use by several threads.
 */
public interface Cast {
  /**
   * The look of a thing; empty for a figure painted in the colour of the script.
   *
   * @param whole whether all of it must be there, down to its feet
   * @param seed chooses among several
   */
  Optional<Costume> dress(ThingKind kind, boolean whole, long seed);

  /**
   * How large a thing is before a backdrop, and where it stands; empty as the script says.
   *
   * @param seed chooses among all that are possible
   */
  default Optional<Stand> stand(ThingKind kind, Backdrop backdrop, long seed) {
    return Optional.empty();
  }

  /** The backdrop that stands for one that was written. */
  Backdrop set(Backdrop written);

  /** The sound that stands for one that was written: within its time, and of its kind. */
  Sound play(Sound written);

  /** A new player, with memory of its own, for scripts that this cast plays. */
  ScenePlayer player();

  /** The cast of the procedural world: everything is painted and synthesised. */
  static Cast procedural() {
    return new ProceduralCast();
  }
}
