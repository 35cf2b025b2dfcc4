package io.vigil.model.event;

/**
 * What became of an event type in one slot.
 *
 * @param type place of the type in the decoder's list
 * @param kind begun, going on or ended
 * @param state of the event: its start, its end so far (final when ended), confidence and share
 */
public record EventChange(int type, Kind kind, EventState state) {

  /** The kinds of changes. */
  public enum Kind {
    /** It begins to be told. */
    STARTED,
    /** It is told already and held in this slot too. */
    CONTINUED,
    /** It is over. */
    ENDED
  }
}
