package io.vigil.model.world;

/** What a question asks for. */
public enum QuestionKind {
  /** Whether a thing of a kind is in view. */
  PRESENCE,
  /** Whether a thing of a kind and colour is in view. */
  COLOURED_PRESENCE,
  /** The colour of a thing. */
  COLOUR,
  /** What a thing does. */
  MOTION,
  /** Where a thing comes from or goes to. */
  SIDE,
  /** What is heard. */
  SOUND,
  /** Whether a sound is heard. */
  SOUND_PRESENCE,
  /** What is wrong with the picture. */
  CAMERA,
  /** Where the camera is. */
  PLACE,
  /** Whether what is heard is in view: needs both senses. */
  SOURCE
}
