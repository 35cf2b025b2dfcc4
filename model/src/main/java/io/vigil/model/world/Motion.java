package io.vigil.model.world;

/** What a thing does in a window, the most telling first. */
public enum Motion {
  /** Someone puts it down and goes away. */
  LEFT_BEHIND(EventTypes.MOTION_LEFT_BEHIND, false),
  /** It comes in on one side and goes out on the other. */
  CROSSES("", true),
  /** It comes into view. */
  ENTERS(EventTypes.MOTION_ENTERS, true),
  /** It goes out of view. */
  LEAVES(EventTypes.MOTION_LEAVES, true),
  /** It comes to rest. */
  STOPS(EventTypes.MOTION_STOPS, false),
  /** It moves within the view. */
  MOVES("", true),
  /** It is at rest. */
  STANDS("", false);

  private final String eventType;
  private final boolean sided;

  Motion(String eventType, boolean sided) {
    this.eventType = eventType;
    this.sided = sided;
  }

  /** The event type of it, or empty if it is none. */
  public String eventType() {
    return eventType;
  }

  /** Whether it has a side: where from for {@link #ENTERS}, where to for the others. */
  public boolean isSided() {
    return sided;
  }

  /** Whether it is news when the thing itself is known. */
  public boolean isNews() {
    return this != MOVES && this != STANDS;
  }
}
