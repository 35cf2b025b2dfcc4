package io.vigil.operators.answer;

import java.util.List;

/**
 * A question with all that is needed to answer it.
 *
 * @param stream stream id
 * @param id the question's, chosen by who asked
 * @param question in words
 * @param start event time of what is asked about, microseconds UTC
 * @param end event time of what is asked about, microseconds UTC
 * @param seen the windows to answer from, oldest first; none if it is refused
 * @param refusal why it cannot be answered; empty if it can
 */
public record AnswerRequest(
    String stream,
    String id,
    String question,
    long start,
    long end,
    List<Seen> seen,
    String refusal) {

  /** Copies the list. */
  public AnswerRequest {
    seen = List.copyOf(seen);
  }
}
