package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetLabels;
import java.util.List;
import java.util.Optional;
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
record PictureNote(
    String file,
    String mask,
    Origin origin,
    List<Thing> things,
    List<String> captions,
    Set<String> complete) {
  private static final Set<String> PRESENCES = AssetLabels.PRESENCES;

  /**
   * So many who describe a picture name the animal in it; people and cars behind it they may not.
   */
  private static final int SILENT_CAPTIONS = 4;

  /** Its name in the pack, and what decides on its part. */
  String id() {
    return origin.set() + "/" + file;
  }

  /** What is known to be in it: presences, and kinds that are called as cut-outs are. */
  Set<String> present() {
    Set<String> present = new TreeSet<>();
    if (!captions.isEmpty()) {
      present.addAll(Words.meant(captions, Math.min(2, captions.size())));
    }
    things.forEach(thing -> present.addAll(Words.meant(thing.name(), thing.coarse())));
    return present;
  }

  /** What is known not to be in it. */
  Set<String> absent() {
    Set<String> absent = new TreeSet<>(empty() ? PRESENCES : complete);
    if (things.isEmpty() || cluttered()) {
      absent.clear();
    }
    if (things.stream().anyMatch(thing -> Words.isPeopled(thing.name()))) {
      absent.remove(Words.PERSON);
    }
    if (captions.size() >= SILENT_CAPTIONS) {
      absent.add(Words.ANIMAL);
    }
    absent.removeAll(touched());
    return absent;
  }

  /** Whether it shows none of the presences, as far as labels say. */
  boolean background() {
    if (!touched().isEmpty() || cluttered()) {
      return false;
    }
    // A class without a box says what fills the picture, which leaves no place.
    boolean boxed = !things.isEmpty() && things.stream().allMatch(t -> t.box().isPresent());
    boolean said = empty() || (boxed && complete.containsAll(PRESENCES));
    return said || (things.isEmpty() && captions.size() > 1);
  }

  /**
   * Where its people, vehicles and animals are, if labels tell that of all of them, so that the
   * rest of it is a place without them. Not so where one is cut off by the upper edge: who is so
   * near sits at a table, and the rest is what lies on it.
   */
  Optional<List<Box>> taken() {
    List<Thing> counted =
        things.stream().filter(thing -> PRESENCES.contains(thing.coarse())).toList();
    Set<String> boxed = new TreeSet<>();
    counted.forEach(thing -> boxed.add(thing.coarse()));
    boolean all =
        complete.contains(Words.PERSON)
            && !counted.isEmpty()
            && counted.stream()
                .allMatch(thing -> thing.box().filter(box -> box.top() > 2).isPresent())
            && boxed.containsAll(touched());
    return all
        ? Optional.of(counted.stream().map(thing -> thing.box().orElseThrow()).toList())
        : Optional.empty();
  }

  /** The presences of which there is something, in the widest sense, as labels say. */
  private Set<String> touched() {
    Set<String> touched = new TreeSet<>(Words.named(captions, 1));
    things.stream().map(Thing::coarse).filter(PRESENCES::contains).forEach(touched::add);
    return touched;
  }

  private boolean empty() {
    return !things.isEmpty() && things.stream().allMatch(t -> t.coarse().equals("background"));
  }

  private boolean cluttered() {
    return things.stream().anyMatch(thing -> Words.isClutter(thing.name()));
  }
}
