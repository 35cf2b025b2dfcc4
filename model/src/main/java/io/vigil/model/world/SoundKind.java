package io.vigil.model.world;

/** The kinds of sounds, the most telling first: captions name the first ones. */
public enum SoundKind {
  /** Glass breaks. */
  GLASS(EventTypes.SOUND_GLASS),
  /** An alarm or a siren. */
  ALARM(EventTypes.SOUND_ALARM),
  /** A baby cries. */
  CRYING(EventTypes.SOUND_CRYING),
  /** A dog barks. */
  BARK(EventTypes.SOUND_BARK),
  /** Knocks on a door. */
  KNOCK(EventTypes.SOUND_KNOCK),
  /** Speech. */
  SPEECH(EventTypes.SOUND_SPEECH),
  /** A running engine. */
  ENGINE(EventTypes.SOUND_ENGINE),
  /** Music. */
  MUSIC(EventTypes.SOUND_MUSIC),
  /** Rain. */
  RAIN(EventTypes.SOUND_RAIN);

  private final String eventType;

  SoundKind(String eventType) {
    this.eventType = eventType;
  }

  /** The event type of this sound being heard. */
  public String eventType() {
    return eventType;
  }

  /** Whether a living thing or an engine makes it, so that one may ask where it is. */
  public boolean hasMaker() {
    return this == SPEECH || this == CRYING || this == BARK || this == ENGINE;
  }
}
