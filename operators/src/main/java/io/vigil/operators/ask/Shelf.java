package io.vigil.operators.ask;

import io.vigil.operators.answer.Seen;
import java.util.Map;

/**
 * The past windows that are kept of one stream, by their place on the grid. In Flink it is keyed
 * state of its own, so that a new window does not rewrite the others.
 */
interface Shelf {

  /** Whether a place is taken. */
  boolean has(long place) throws Exception;

  /** Puts a window at a place. */
  void put(long place, Seen seen) throws Exception;

  /** All that is there, in no order. */
  Iterable<Map.Entry<Long, Seen>> all() throws Exception;

  /** Empties a place. */
  void remove(long place) throws Exception;

  /** Empties every place. */
  void clear() throws Exception;
}
