package io.vigil.server.history;

import io.vigil.server.feed.Position;
import java.util.List;

/** Hears of what was filed, after it was, by the thread that filed it. */
public interface FiledListener {

  /**
   * Entries were filed.
   *
   * @param entries may be none
   * @param after up to where the topics were taken
   */
  void filed(List<Filed> entries, Position after);
}
