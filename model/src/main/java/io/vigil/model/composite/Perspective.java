package io.vigil.model.composite;

import io.vigil.model.world.Backdrop;
import io.vigil.model.world.Stand;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.random.Hash;

/**
 * How large things are before a backdrop: a camera of some height looks over level ground, so that
 * the same backdrop shows far things small and near its horizon, near ones large and low. Small
 * ones are as frequent as large ones: sizes are even on a logarithmic scale.
 */
final class Perspective {
  /** Lower than this, only the feet of a near thing would be left. */
  private static final double LOWEST = 0.97;

  private Perspective() {}

  /** The stand of a thing of a kind; the backdrop decides on horizon and camera. */
  static Stand of(ThingKind kind, Backdrop backdrop, long seed) {
    double horizon = Hash.between(backdrop.seed(), 61, 0.3, 0.5);
    // How high the camera hangs, in heights of a person.
    double camera = Hash.between(backdrop.seed(), 62, 1.1, 2.6);
    double least = smallest(kind);
    double height = least * Math.pow(largest(kind) / least, Hash.unit(seed, 63));
    double ground = Math.min(LOWEST, horizon + camera * height / size(kind));
    double usual = (kind.minHeight() + kind.maxHeight()) / 2;
    double pace = Math.max(0.5, Math.min(1.25, Math.sqrt(height / usual)));
    return new Stand(height, ground, pace);
  }

  /** Smaller ones are a pixel or two to an encoder whose pictures have 96 rows. */
  private static double smallest(ThingKind kind) {
    return switch (kind) {
      case PERSON, TRUCK -> 0.09;
      case CAR, DOG -> 0.065;
      case CAT, BOX -> 0.06;
    };
  }

  private static double largest(ThingKind kind) {
    return switch (kind) {
      case PERSON -> 0.9;
      case TRUCK -> 0.65;
      case CAR, DOG -> 0.45;
      case CAT, BOX -> 0.35;
    };
  }

  /** Height in heights of a person. */
  private static double size(ThingKind kind) {
    return switch (kind) {
      case PERSON -> 1;
      case CAR -> 0.85;
      case TRUCK -> 1.6;
      case DOG -> 0.38;
      case CAT -> 0.2;
      case BOX -> 0.25;
    };
  }
}
