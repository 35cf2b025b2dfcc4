package io.vigil.server.history;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param entries in the list's order
 * @param next where the rest begins; empty at the list's end
 */
public record Page(List<Entry> entries, Optional<Cursor> next) {
  public Page {
    entries = List.copyOf(entries);
  }
}
