package io.vigil.server.api;

import io.javalin.http.Context;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.http.Problem;

/** The stream that a path names. */
final class Streams {
  private Streams() {}

  /**
   * Its last state.
   *
   * @throws Problem 404 if there is no such stream
   */
  static StreamStatus required(Context context, HistoryReader history) {
    return history
        .get(Kind.STREAM, context.pathParam("id"))
        .map(entry -> entry.record(StreamStatus.class))
        .orElseThrow(Streams::unknown);
  }

  static Entry entry(Context context, HistoryReader history) {
    return history.get(Kind.STREAM, context.pathParam("id")).orElseThrow(Streams::unknown);
  }

  private static Problem unknown() {
    return new Problem(
        404,
        "unknown-stream",
        "There is no such stream",
        "the streams that there are, are at /api/v1/streams");
  }
}
