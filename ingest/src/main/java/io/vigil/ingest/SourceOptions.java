package io.vigil.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * How one source is read; for films alone.
 *
 * @param fast as fast as it decodes, instead of in real time; default false
 * @param start event time of the film's beginning; default the wall clock at opening, cut to a
 *     whole second
 */
public record SourceOptions(boolean fast, Optional<Instant> start) {
  /** The defaults. */
  public static SourceOptions defaults() {
    return new SourceOptions(false, Optional.empty());
  }

  /** As fast as it decodes. */
  public static SourceOptions asFastAsPossible() {
    return new SourceOptions(true, Optional.empty());
  }

  public SourceOptions startingAt(Instant time) {
    return new SourceOptions(fast, Optional.of(time));
  }
}
