package io.vigil.model.inference;

/** What is to be explained of a window. */
public sealed interface Subject {

  /**
   * Why an event is told, or is not.
   *
   * @param type one of the manifest's event types
   */
  record Event(String type) implements Subject {}

  /**
   * Why a word is said.
   *
   * @param word of the caption that the bundle writes of the window; its first place counts
   */
  record Word(String word) implements Subject {}

  /**
   * Why a question is answered as it is.
   *
   * @param question in words
   */
  record Answer(String question) implements Subject {}
}
