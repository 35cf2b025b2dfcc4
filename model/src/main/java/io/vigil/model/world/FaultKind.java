package io.vigil.model.world;

/** What can be wrong with a camera for a while. */
public enum FaultKind {
  /** The picture is black. */
  BLACKOUT(EventTypes.CAMERA_BLACKOUT),
  /** Something lies over the lens. */
  COVERED(EventTypes.CAMERA_COVERED),
  /** The last picture is repeated, noise and all. */
  FROZEN(EventTypes.CAMERA_FROZEN),
  /** The camera jerks about. */
  SHAKEN(EventTypes.CAMERA_SHAKEN),
  /** The microphone gives zeros, or is broken by them. */
  SOUND_LOST(EventTypes.SOUND_LOST);

  private final String eventType;

  FaultKind(String eventType) {
    this.eventType = eventType;
  }

  /** The event type of this fault. */
  public String eventType() {
    return eventType;
  }

  /** Whether nothing of the scene can be seen during it. */
  public boolean hidesPicture() {
    return this == BLACKOUT || this == COVERED;
  }
}
