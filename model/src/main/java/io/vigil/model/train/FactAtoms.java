package io.vigil.model.train;

import io.vigil.model.world.Camera;
import io.vigil.model.world.CameraFact;
import io.vigil.model.world.Colour;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Motion;
import io.vigil.model.world.Place;
import io.vigil.model.world.Side;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Every atom that {@link Facts#atoms} can hold, numbered. */
final class FactAtoms {

  /** The atoms in order of their numbers. */
  static final List<String> ALL = all();

  private FactAtoms() {}

  /**
   * How many atoms belong together, in their order: those of the scene, of each kind of thing, of
   * sound.
   */
  static List<Integer> groups() {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(CameraFact.values().length + Place.values().length);
    for (ThingKind kind : ThingKind.values()) {
      sizes.add(1 + kind.colours().size() + Motion.values().length + Side.values().length);
    }
    sizes.add(SoundKind.values().length + 1);
    return List.copyOf(sizes);
  }

  /** Sets ones in {@code labels} from {@code offset} on, where the facts hold. */
  static void mark(Facts facts, float[] labels, int offset) {
    for (String atom : facts.atoms()) {
      int number = ALL.indexOf(atom);
      if (number >= 0) {
        labels[offset + number] = 1;
      }
    }
  }

  /** Which atoms a camera's truth knows to hold or not at a time. */
  static boolean[] known(Camera camera, double seconds) {
    boolean[] known = new boolean[ALL.size()];
    Predicate<String> unknown = camera.unknownAt(seconds);
    for (int i = 0; i < known.length; i++) {
      known[i] = !unknown.test(ALL.get(i));
    }
    return known;
  }

  private static List<String> all() {
    List<String> atoms = new ArrayList<>();
    for (CameraFact fact : CameraFact.values()) {
      atoms.add("camera=" + lower(fact));
    }
    for (Place place : Place.values()) {
      atoms.add("place=" + place.word());
    }
    for (ThingKind kind : ThingKind.values()) {
      atoms.add("kind=" + kind.word());
      for (Colour colour : kind.colours()) {
        atoms.add("colour=" + kind.word() + ":" + colour.word());
      }
      for (Motion motion : Motion.values()) {
        atoms.add("motion=" + kind.word() + ":" + lower(motion));
      }
      for (Side side : Side.values()) {
        atoms.add("side=" + kind.word() + ":" + side.word());
      }
    }
    for (SoundKind sound : SoundKind.values()) {
      atoms.add("sound=" + lower(sound));
    }
    atoms.add("sound=lost");
    return List.copyOf(atoms);
  }

  private static String lower(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT);
  }
}
