package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetType;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.ThingKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture of a pack, and what its labels say of it.
 *
 * @param asset a still or a background
 */
record Still(Asset asset) {
  static final String PERSON = "person";
  static final String VEHICLE = "vehicle";
  static final String ANIMAL = "animal";
  private static final String EVENT = "thing.";

  /** Whether something of this presence is in it; empty where its labels do not say. */
  Optional<Boolean> shows(String presence) {
    if (asset.labels().contains(presence)) {
      return Optional.of(true);
    }
    boolean absent = asset.type() == AssetType.BACKGROUND || asset.absent().contains(presence);
    return absent ? Optional.of(false) : Optional.empty();
  }

  /** Whether an event type such as {@code thing.person} holds; empty where that is not known. */
  Optional<Boolean> holds(String eventType) {
    return eventType.startsWith(EVENT)
        ? shows(eventType.substring(EVENT.length()))
        : Optional.empty();
  }

  /** Whether a thing of this kind is in it; empty where its labels do not say. */
  Optional<Boolean> shows(ThingKind kind) {
    return switch (kind) {
      case PERSON -> shows(PERSON);
      case CAR, TRUCK -> finer(kind, VEHICLE);
      case DOG, CAT -> finer(kind, ANIMAL);
      case BOX -> Optional.empty();
    };
  }

  private Optional<Boolean> finer(ThingKind kind, String presence) {
    if (asset.labels().contains(kind.word())) {
      return Optional.of(true);
    }
    return shows(presence).filter(shown -> !shown);
  }

  /** Whether something that can make a sound is in it; empty where its labels do not say. */
  Optional<Boolean> showsMaker(SoundKind sound) {
    List<ThingKind> makers =
        Arrays.stream(ThingKind.values()).filter(kind -> kind.makes(sound)).toList();
    // Whatever vehicle it is, it has an engine.
    if (makers.contains(ThingKind.CAR)) {
      return shows(VEHICLE);
    }
    if (makers.stream().anyMatch(kind -> shows(kind).equals(Optional.of(true)))) {
      return Optional.of(true);
    }
    boolean none = makers.stream().allMatch(kind -> shows(kind).equals(Optional.of(false)));
    return none ? Optional.of(false) : Optional.empty();
  }

  /** Which presences its labels tell of: there or not. */
  List<String> told() {
    return Stream.of(PERSON, VEHICLE, ANIMAL).filter(p -> shows(p).isPresent()).toList();
  }

  /** Whether nothing that counts is in it, so that any part of it may be shown. */
  boolean isEmpty() {
    return asset.labels().isEmpty();
  }
}
