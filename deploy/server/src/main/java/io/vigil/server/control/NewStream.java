package io.vigil.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A stream that somebody wants to watch, as it was sent.
 *
 * @param id its name on all topics
 * @param source what to watch; may hold credentials, and is never shown again
 * @param masks parts of the pictures to black out, if any: a text as {@code streams[].masks} of the
 *     configuration
 * @param sound whether it is listened to; absent means yes
 * @param eventsOnly whether neither pictures nor sound are sent, only their tokens; absent means no
 */
public record NewStream(
    @Nullable String id,
    @Nullable String source,
    @Nullable JsonNode masks,
    @Nullable Boolean sound,
    @Nullable Boolean eventsOnly) {
  /** Without the source, which may hold credentials. */
  @Override
  public String toString() {
    return "NewStream[" + id + "]";
  }
}
