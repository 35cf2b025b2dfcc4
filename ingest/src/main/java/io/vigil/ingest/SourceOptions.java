package io.vigil.ingest;

import io.vigil.ingest.privacy.Privacy;
import java.time.Instant;
import java.util.Optional;

/**
 * How one source is read.
 *
 * @param fast for a film: as fast as it decodes, instead of in real time; default false
 * @param start for a film: event time of its beginning; default the wall clock at opening, cut to a
 *     whole second
 * @param privacy what of it may leave this process; default everything
 */
public record SourceOptions(boolean fast, Optional<Instant> start, Privacy privacy) {
  /** Of a source of which everything may leave. */
  public SourceOptions(boolean fast, Optional<Instant> start) {
    this(fast, start, Privacy.OPEN);
  }

  /** The defaults. */
  public static SourceOptions defaults() {
    return new SourceOptions(false, Optional.empty());
  }

  /** As fast as it decodes. */
  public static SourceOptions asFastAsPossible() {
    return new SourceOptions(true, Optional.empty());
  }

  public SourceOptions startingAt(Instant time) {
    return new SourceOptions(fast, Optional.of(time), privacy);
  }

  /** The same, with less that may leave. */
  public SourceOptions withPrivacy(Privacy its) {
    return new SourceOptions(fast, start, its);
  }
}
