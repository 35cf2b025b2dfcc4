package io.vigil.operators.ask;

/**
 * A question, as the job holds it.
 *
 * @param stream stream id
 * @param id chosen by who asked
 * @param text in words
 * @param asked wall clock, microseconds UTC
 * @param start event time, microseconds UTC, or {@link #UNSAID}
 * @param end event time, microseconds UTC, or {@link #UNSAID}
 */
public record Asked(String stream, String id, String text, long asked, long start, long end) {

  /** No time was said. */
  public static final long UNSAID = Long.MIN_VALUE;

  /** Whether it is about now. */
  boolean isAboutNow() {
    return start == UNSAID && end == UNSAID;
  }
}
