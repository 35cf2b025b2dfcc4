package io.vigil.model.world;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every clause of the grammar with what it says. Immutable. */
final class ClauseBook {
  private static final Facts NOTHING =
      new Facts(Optional.empty(), Optional.empty(), List.of(), List.of(), false);
  private static final ClauseBook INSTANCE = new ClauseBook();

  private final Map<String, Facts> clauses = new HashMap<>();

  private ClauseBook() {
    for (CameraFact fact : CameraFact.values()) {
      if (fact == CameraFact.CUT) {
        put(
            Phrases.of(fact, Optional.empty()),
            new Facts(Optional.of(fact), Optional.empty(), List.of(), List.of(), false));
        for (Place place : Place.values()) {
          put(
              Phrases.of(fact, Optional.of(place)),
              new Facts(Optional.of(fact), Optional.of(place), List.of(), List.of(), false));
        }
      } else {
        put(
            Phrases.of(fact, Optional.empty()),
            new Facts(Optional.of(fact), Optional.empty(), List.of(), List.of(), false));
      }
    }
    for (Place place : Place.values()) {
      put(
          Phrases.of(place),
          new Facts(Optional.empty(), Optional.of(place), List.of(), List.of(), false));
    }
    for (SoundKind sound : SoundKind.values()) {
      put(
          Phrases.of(sound),
          new Facts(Optional.empty(), Optional.empty(), List.of(), List.of(sound), false));
    }
    put(
        Phrases.soundLost(),
        new Facts(Optional.empty(), Optional.empty(), List.of(), List.of(), true));
    for (ThingKind kind : ThingKind.values()) {
      for (Motion motion : Motion.values()) {
        putThing(kind, Optional.empty(), motion);
        for (Colour colour : Colour.values()) {
          putThing(kind, Optional.of(colour), motion);
        }
      }
    }
  }

  static ClauseBook instance() {
    return INSTANCE;
  }

  Set<String> clauses() {
    return clauses.keySet();
  }

  /** What a clause says; nothing if it is not of the grammar. */
  Facts read(String clause) {
    return clauses.getOrDefault(clause, NOTHING);
  }

  private void putThing(ThingKind kind, Optional<Colour> colour, Motion motion) {
    List<Optional<Side>> sides =
        motion.isSided()
            ? List.of(Optional.empty(), Optional.of(Side.LEFT), Optional.of(Side.RIGHT))
            : List.of(Optional.empty());
    for (Optional<Side> side : sides) {
      ThingFact fact = new ThingFact(kind, colour, motion, side);
      for (String name : Phrases.name(kind, colour)) {
        put(
            Phrases.of(kind, motion, side).stream().map(verb -> name + " " + verb).toList(),
            new Facts(Optional.empty(), Optional.empty(), List.of(fact), List.of(), false));
      }
    }
  }

  private void put(List<String> phrases, Facts facts) {
    for (String phrase : phrases) {
      Facts other = clauses.put(phrase, facts);
      if (other != null) {
        throw new IllegalStateException(
            "\"" + phrase + "\" says two things: " + Arrays.asList(other, facts));
      }
    }
  }
}
