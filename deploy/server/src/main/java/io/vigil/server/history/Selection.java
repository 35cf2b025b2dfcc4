package io.vigil.server.history;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries are wanted.
 *
 * @param streams of these; empty for all
 * @param types events of these types; empty for any
 * @param from ending after this
 * @param to beginning before this
 * @param text with all these words
 * @param minConfidence at least so sure, 0 to 1; 0 for all
 * @param model moments of this bundle
 */
public record Selection(
    Set<String> streams,
    Set<String> types,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> text,
    double minConfidence,
    Optional<String> model) {
  /** Every entry. */
  public static final Selection ALL =
      new Selection(
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty());

  public Selection {
    streams = Set.copyOf(streams);
    types = Set.copyOf(types);
  }

  public Selection ofStreams(Set<String> some) {
    return new Selection(some, types, from, to, text, minConfidence, model);
  }

  public Selection ofTypes(Set<String> some) {
    return new Selection(streams, some, from, to, text, minConfidence, model);
  }

  /** Of [from, to), an end that is absent being open. */
  public Selection within(Optional<Instant> begin, Optional<Instant> end) {
    return new Selection(streams, types, begin, end, text, minConfidence, model);
  }

  public Selection withText(Optional<String> words) {
    return new Selection(streams, types, from, to, words, minConfidence, model);
  }

  public Selection atLeast(double confidence) {
    return new Selection(streams, types, from, to, text, confidence, model);
  }

  public Selection ofModel(String name) {
    return new Selection(streams, types, from, to, text, minConfidence, Optional.of(name));
  }
}
