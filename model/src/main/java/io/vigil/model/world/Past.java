package io.vigil.model.world;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen before a window, as far as questions ask for it.
 *
 * @param seen kinds that were clearly in at least two pictures
 * @param absent kinds of which no picture shows anything
 * @param colours of those seen that were always of one colour with a name
 */
public record Past(Set<ThingKind> seen, Set<ThingKind> absent, Map<ThingKind, Colour> colours) {
  private static final int PICTURES = 2;

  /** Copies the collections. */
  public Past {
    seen = Set.copyOf(seen);
    absent = Set.copyOf(absent);
    colours = Map.copyOf(colours);
  }

  /** What the pictures before a window show, one list for each of them. */
  public static Past of(Collection<List<Sighting>> pictures) {
    Map<ThingKind, Integer> counts = new EnumMap<>(ThingKind.class);
    Map<ThingKind, Set<Optional<Colour>>> worn = new HashMap<>();
    Set<ThingKind> absent = EnumSet.allOf(ThingKind.class);
    for (List<Sighting> picture : pictures) {
      Set<ThingKind> clear = EnumSet.noneOf(ThingKind.class);
      for (Sighting sighting : picture) {
        absent.remove(sighting.kind());
        worn.computeIfAbsent(sighting.kind(), k -> new HashSet<>()).add(sighting.colour());
        if (sighting.clear()) {
          clear.add(sighting.kind());
        }
      }
      clear.forEach(kind -> counts.merge(kind, 1, Integer::sum));
    }
    Set<ThingKind> seen = EnumSet.noneOf(ThingKind.class);
    Map<ThingKind, Colour> colours = new EnumMap<>(ThingKind.class);
    counts.forEach(
        (kind, count) -> {
          if (count >= PICTURES) {
            seen.add(kind);
            Set<Optional<Colour>> all = worn.getOrDefault(kind, Set.of());
            if (all.size() == 1) {
              all.iterator().next().ifPresent(colour -> colours.put(kind, colour));
            }
          }
        });
    return new Past(seen, absent, colours);
  }
}
