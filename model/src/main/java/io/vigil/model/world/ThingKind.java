package io.vigil.model.world;

import java.util.List;
import java.util.Locale;

/** The kinds of things that move through a scene. */
public enum ThingKind {
  /** A walking person; the colour is that of the clothes. */
  PERSON(EventTypes.THING_PERSON, 0.40, 0.62, 0.42, 0.16, 0.34),
  /** A car, seen from its side. */
  CAR(EventTypes.THING_VEHICLE, 0.21, 0.30, 2.30, 0.35, 0.80),
  /** A truck with a box body, seen from its side. */
  TRUCK(EventTypes.THING_VEHICLE, 0.36, 0.48, 1.85, 0.30, 0.60),
  /** A dog. */
  DOG(EventTypes.THING_ANIMAL, 0.22, 0.30, 1.35, 0.25, 0.55),
  /** A cat. */
  CAT(EventTypes.THING_ANIMAL, 0.16, 0.22, 1.45, 0.18, 0.40),
  /** A box, which does not move by itself and belongs to no event type of its own. */
  BOX("", 0.12, 0.17, 1.15, 0, 0);

  private final String eventType;
  private final double minHeight;
  private final double maxHeight;
  private final double aspect;
  private final double minSpeed;
  private final double maxSpeed;

  ThingKind(
      String eventType,
      double minHeight,
      double maxHeight,
      double aspect,
      double minSpeed,
      double maxSpeed) {
    this.eventType = eventType;
    this.minHeight = minHeight;
    this.maxHeight = maxHeight;
    this.aspect = aspect;
    this.minSpeed = minSpeed;
    this.maxSpeed = maxSpeed;
  }

  /** The event type of a thing of this kind being in view; empty for a box. */
  public String eventType() {
    return eventType;
  }

  /** Least height, as a share of the picture's height. */
  public double minHeight() {
    return minHeight;
  }

  /** Greatest height, as a share of the picture's height. */
  public double maxHeight() {
    return maxHeight;
  }

  /** Width over height. */
  public double aspect() {
    return aspect;
  }

  /** Least speed, in picture heights a second. */
  public double minSpeed() {
    return minSpeed;
  }

  /** Greatest speed, in picture heights a second. */
  public double maxSpeed() {
    return maxSpeed;
  }

  /** The colours that such a thing may have. */
  public List<Colour> colours() {
    return switch (this) {
      case PERSON, CAR, TRUCK ->
          List.of(Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.BLUE, Colour.WHITE, Colour.BLACK);
      case DOG, CAT -> List.of(Colour.WHITE, Colour.BLACK, Colour.BROWN);
      case BOX ->
          List.of(Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.BLUE, Colour.BROWN, Colour.WHITE);
    };
  }

  /** Whether such a thing can make the sound. */
  public boolean makes(SoundKind sound) {
    return switch (this) {
      case PERSON -> sound == SoundKind.SPEECH || sound == SoundKind.CRYING;
      case DOG -> sound == SoundKind.BARK;
      case CAR, TRUCK -> sound == SoundKind.ENGINE;
      case CAT, BOX -> false;
    };
  }

  /** The word for it in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
