package io.vigil.model.composite;

import io.vigil.model.world.ThingKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the labels of a real picture may tell to be in it, or not to be. */
public enum Presence {
  PERSON(ThingKind.PERSON),
  VEHICLE(ThingKind.CAR, ThingKind.TRUCK),
  ANIMAL(ThingKind.DOG, ThingKind.CAT),
  CAR(ThingKind.CAR),
  TRUCK(ThingKind.TRUCK),
  DOG(ThingKind.DOG),
  CAT(ThingKind.CAT);

  /** All of them, in order. */
  public static final List<Presence> ALL = List.of(values());

  private final ThingKind first;
  private final Optional<ThingKind> other;

  Presence(ThingKind only) {
    this.first = only;
    this.other = Optional.empty();
  }

  Presence(ThingKind first, ThingKind other) {
    this.first = first;
    this.other = Optional.of(other);
  }

  /** Whether a thing of this kind makes it hold. */
  public boolean holdsWith(ThingKind kind) {
    return kind == first || other.filter(kind::equals).isPresent();
  }

  /** What a picture's labels say of it; empty where they say nothing. */
  Optional<Boolean> in(Still still) {
    return switch (this) {
      case PERSON, VEHICLE, ANIMAL -> still.shows(name().toLowerCase(Locale.ROOT));
      case CAR, TRUCK, DOG, CAT -> still.shows(first);
    };
  }
}
