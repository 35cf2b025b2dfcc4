package io.vigil.operators.subscribe.match;

import java.util.List;

/**
 * A rule's condition is met. Times are microseconds of event time.
 *
 * @param stream the match's
 * @param trigger type of the event that completed it, empty where none did
 * @param at when the condition was met
 * @param start of what it rests on
 * @param end of what it rests on, so far
 * @param evidence what it rests on, in its order; empty for an absence
 */
record Hit(
    String stream, String trigger, long at, long start, long end, List<Occurrence> evidence) {

  Hit {
    evidence = List.copyOf(evidence);
  }
}
