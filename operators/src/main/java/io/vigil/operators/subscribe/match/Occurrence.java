package io.vigil.operators.subscribe.match;

/**
 * Something that fits a rule, as far as it is known: an event, or a run of moments that are like
 * the sentence. Times are microseconds of event time.
 *
 * @param stream it is on
 * @param type of the event; {@link #LIKENESS} for moments
 * @param id of the event, or of the first moment
 * @param start when it began
 * @param end its end so far, or for good
 * @param confidence of the event, or the highest cosine
 */
record Occurrence(String stream, String type, String id, long start, long end, float confidence) {

  /** The type of a run of moments; no event type is empty. */
  static final String LIKENESS = "";

  boolean isLikeness() {
    return type.isEmpty();
  }
}
