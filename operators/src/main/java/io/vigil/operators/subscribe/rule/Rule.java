package io.vigil.operators.subscribe.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A subscription as it is matched. Immutable; times are microseconds of event time.
 *
 * @param name the subscription's
 * @param revision offset of its record on {@code vigil.subscriptions}; -1 for a trial run
 * @param streams it looks at; empty for all
 * @param what it looks at on them
 * @param zones where in the picture it counts; empty for anywhere
 * @param hours when what it looks at counts
 * @param condition when that makes a match
 * @param coolDown the least time between two matches; 0 for none
 * @param perStream whether condition and cool-down hold for each stream on its own
 * @param enabled whether it is to match at all
 */
public record Rule(
    String name,
    long revision,
    Set<String> streams,
    What what,
    List<Zone> zones,
    Hours hours,
    Condition condition,
    long coolDown,
    boolean perStream,
    boolean enabled) {

  /** Copies the collections. */
  public Rule {
    streams = Set.copyOf(streams);
    zones = List.copyOf(zones);
  }

  /** The same rule as it was armed: with its record's offset, and its sentence's vector. */
  public Rule armed(long offset, float[] vector, String model) {
    What full =
        what instanceof What.Likeness like
            ? new What.Likeness(like.sentence(), like.threshold(), vector, model)
            : what;
    return new Rule(
        name, offset, streams, full, zones, hours, condition, coolDown, perStream, enabled);
  }

  /** Whether something in these places counts: anything does if there are no zones. */
  public boolean isWithin(List<Zone.Box> places) {
    return zones.isEmpty()
        || zones.stream().anyMatch(zone -> places.stream().anyMatch(zone::holds));
  }

  /** The sentence that moments are compared with. */
  public Optional<String> sentence() {
    return what instanceof What.Likeness like ? Optional.of(like.sentence()) : Optional.empty();
  }

  /** Whether one stream alone decides, so that its state can lie with that stream. */
  public boolean isLocal() {
    return perStream
        && !(condition instanceof Condition.Sequence sequence && sequence.crossesStreams());
  }

  /** Whether it looks at a stream. */
  public boolean looksAt(String stream) {
    return streams.isEmpty()
        || streams.contains(stream)
        || (condition instanceof Condition.Sequence sequence
            && sequence.steps().stream()
                .anyMatch(step -> step.stream().equals(Optional.of(stream))));
  }
}
