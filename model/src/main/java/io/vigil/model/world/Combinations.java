package io.vigil.model.world;

import io.vigil.model.world.random.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The combinations that only {@link Split#TEST_COMBINATIONS} shows, chosen by hash: for each kind
 * one of its colours, and one sound that is never heard in a scene with it. A sound that a kind
 * makes itself is never held out from it, for nobody could learn the two apart.
 */
public final class Combinations {
  private static final long SALT = 20;

  private Combinations() {}

  /** Whether a kind in a colour is held out. */
  public static boolean isHeldOut(ThingKind kind, Colour colour) {
    return colour(kind).equals(Optional.of(colour));
  }

  /** Whether a sound in a scene with a kind is held out. */
  public static boolean isHeldOut(SoundKind sound, ThingKind kind) {
    return sound(kind).equals(Optional.of(sound));
  }

  /** Whether anything in a scene is held out. */
  public static boolean anyHeldOut(Scene scene) {
    return scene.things().stream()
        .anyMatch(
            thing ->
                thing.colour().filter(colour -> isHeldOut(thing.kind(), colour)).isPresent()
                    || scene.sounds().stream()
                        .anyMatch(sound -> isHeldOut(sound.kind(), thing.kind())));
  }

  private static Optional<Colour> colour(ThingKind kind) {
    return kind.colours().stream().max(Comparator.comparingDouble(c -> rank(kind, c)));
  }

  private static Optional<SoundKind> sound(ThingKind kind) {
    return Arrays.stream(SoundKind.values())
        .filter(sound -> !kind.makes(sound))
        .max(Comparator.comparingDouble(sound -> rank(kind, sound)));
  }

  private static double rank(ThingKind kind, Enum<?> other) {
    return Hash.unit(SALT, (kind.name() + other.name()).hashCode());
  }
}
