package io.vigil.server.api;

import io.vigil.server.history.Cursor;
import io.vigil.server.history.Selection;
import io.vigil.server.http.Parameters;
import java.util.Optional;

/** Queries of lists, as the parameters say them. */
final class Selections {
  private Selections() {}

  static Selection of(Parameters parameters) {
    return Selection.ALL
        .ofStreams(parameters.texts("stream"))
        .within(parameters.time("from"), parameters.time("to"));
  }

  static Optional<Cursor> cursor(Parameters parameters) {
    return parameters
        .text("cursor")
        .map(
            text ->
                Cursor.parse(text)
                    .orElseThrow(
                        () -> Parameters.bad("cursor", text, "what a list gave as 'next'")));
  }
}
