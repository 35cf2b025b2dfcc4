package io.vigil.model.world;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to say of a window: what its captions say, no more and no less.
 *
 * @param camera what is wrong with the picture or that it cut
 * @param place named when nothing is in view, or after a cut
 * @param things at most two
 * @param sounds at most two
 * @param soundLost whether the sound is lost
 */
public record Facts(
    Optional<CameraFact> camera,
    Optional<Place> place,
    List<ThingFact> things,
    List<SoundKind> sounds,
    boolean soundLost) {
  /** Copies the lists. */
  public Facts {
    things = List.copyOf(things);
    sounds = List.copyOf(sounds);
  }

  /**
   * The facts one by one, for exact precision and recall: for example {@code colour=car:red},
   * {@code motion=car:enters}, {@code side=car:left}, {@code sound=bark}, {@code camera=covered},
   * {@code place=street}.
   */
  public Set<String> atoms() {
    Set<String> atoms = new LinkedHashSet<>();
    camera.ifPresent(fact -> atoms.add("camera=" + lower(fact)));
    place.ifPresent(where -> atoms.add("place=" + where.word()));
    for (ThingFact thing : things) {
      String kind = thing.kind().word();
      atoms.add("kind=" + kind);
      thing.colour().ifPresent(colour -> atoms.add("colour=" + kind + ":" + colour.word()));
      atoms.add("motion=" + kind + ":" + lower(thing.motion()));
      thing.side().ifPresent(side -> atoms.add("side=" + kind + ":" + side.word()));
    }
    sounds.forEach(sound -> atoms.add("sound=" + lower(sound)));
    if (soundLost) {
      atoms.add("sound=lost");
    }
    return atoms;
  }

  /** The same facts in any order of things and sounds. */
  public boolean sameAs(Facts other) {
    return camera.equals(other.camera)
        && place.equals(other.place)
        && soundLost == other.soundLost
        && sameMembers(things, other.things)
        && sameMembers(sounds, other.sounds);
  }

  /**
   * Whether these hold something that the earlier ones did not: a thing, a telling motion, a sound,
   * a fault, or that the place is now empty. That a known thing goes on moving or stands is no
   * news.
   */
  public boolean hasNewsSince(Facts earlier) {
    return (camera.isPresent() && !camera.equals(earlier.camera))
        || (place.isPresent() && !place.equals(earlier.place))
        || (soundLost && !earlier.soundLost)
        || !earlier.sounds.containsAll(sounds)
        || things.stream().anyMatch(thing -> isNews(thing, earlier));
  }

  private static boolean isNews(ThingFact thing, Facts earlier) {
    return earlier.things.stream()
        .filter(t -> t.kind() == thing.kind() && t.colour().equals(thing.colour()))
        .noneMatch(t -> !thing.motion().isNews() || t.motion() == thing.motion());
  }

  private static <T> boolean sameMembers(Collection<T> some, Collection<T> others) {
    return some.size() == others.size() && some.containsAll(others);
  }

  private static String lower(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT);
  }
}
