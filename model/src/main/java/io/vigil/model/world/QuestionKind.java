package io.vigil.model.world;

/** What a question asks for. */
public enum QuestionKind {
  /** Whether a thing of a kind is in view. */
  PRESENCE(true, false),
  /** Whether a thing of a kind and colour is in view. */
  COLOURED_PRESENCE(true, false),
  /** The colour of a thing. */
  COLOUR(true, false),
  /** What a thing does. */
  MOTION(true, false),
  /** Where a thing comes from or goes to. */
  SIDE(true, false),
  /** What is heard. */
  SOUND(false, true),
  /** Whether a sound is heard. */
  SOUND_PRESENCE(false, true),
  /** What is wrong with the picture. */
  CAMERA(true, false),
  /** Where the camera is. */
  PLACE(true, false),
  /** Whether what is heard is in view: needs both senses. */
  SOURCE(true, true),
  /** Whether what a caption says is true. */
  STATEMENT(true, true),
  /** Whether a thing of a kind was seen before the window. */
  PAST_PRESENCE(true, false),
  /** The colour of a thing that was seen before the window. */
  PAST_COLOUR(true, false);

  private final boolean pictures;
  private final boolean sound;

  QuestionKind(boolean pictures, boolean sound) {
    this.pictures = pictures;
    this.sound = sound;
  }

  /** Whether it can only be answered by one who sees. */
  public boolean needsPictures() {
    return pictures;
  }

  /** Whether it can only be answered by one who hears. */
  public boolean needsSound() {
    return sound;
  }

  /** Whether it asks for what was before the window. */
  public boolean isOfThePast() {
    return this == PAST_PRESENCE || this == PAST_COLOUR;
  }
}
