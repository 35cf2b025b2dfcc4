package io.vigil.launcher.assets;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A picture of a set and what is said of it.
 *
 * @param file its name in the set
 * @param mask the name of its mask, if there is one
 * @param origin where it is from
 * @param things what its rows say
 * @param captions its captions
 * @param complete the presences of which the set labels all
 */
record LabelledPicture(
    String file,
    String mask,
    Origin origin,
    List<Thing> things,
    List<String> captions,
    Set<String> complete) {
  private static final Set<String> PRESENCES = Set.of(Words.PERSON, Words.VEHICLE, Words.ANIMAL);

  /** Its name in the pack, and what decides on its part. */
  String id() {
    return origin.set() + "/" + file;
  }

  /** What is known to be in it. */
  Set<String> present() {
    Set<String> present = new TreeSet<>(Words.named(captions, Math.min(2, captions.size())));
    if (captions.isEmpty()) {
      present.clear();
    }
    things.stream().map(Thing::coarse).filter(PRESENCES::contains).forEach(present::add);
    return present;
  }

  /** What is known not to be in it. */
  Set<String> absent() {
    Set<String> absent = new TreeSet<>(empty() ? PRESENCES : complete);
    if (things.isEmpty()) {
      absent.clear();
    }
    absent.removeAll(present());
    absent.removeAll(Words.named(captions, 1));
    return absent;
  }

  /** Whether it shows none of the presences, as far as labels say. */
  boolean background() {
    if (!present().isEmpty() || !Words.named(captions, 1).isEmpty()) {
      return false;
    }
    boolean said = empty() || (!things.isEmpty() && complete.containsAll(PRESENCES));
    return said || (things.isEmpty() && captions.size() > 1);
  }

  private boolean empty() {
    return !things.isEmpty() && things.stream().allMatch(t -> t.coarse().equals("background"));
  }
}
