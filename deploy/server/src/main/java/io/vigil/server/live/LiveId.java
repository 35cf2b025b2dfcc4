package io.vigil.server.live;

import io.vigil.server.feed.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the id of a live message says: where to go on. */
sealed interface LiveId {

  /** A place in the topics, which any server understands. */
  record Place(Position position) implements LiveId {
    @Override
    public String toString() {
      return position.text();
    }
  }

  /**
   * So many records filed since a server started: short where a place would have many topics. No
   * other server understands it, nor the same after a restart.
   */
  record Count(String server, long filed) implements LiveId {
    private static final Pattern TEXT = Pattern.compile("~([0-9a-f]{1,32})\\.(\\d{1,18})");

    @Override
    public String toString() {
      return "~" + server + "." + filed;
    }
  }

  /** What an id is as text, read again; empty if the text is none of those. */
  static Optional<LiveId> parse(String text) {
    Matcher count = Count.TEXT.matcher(text);
    return count.matches()
        ? Optional.of(new Count(count.group(1), Long.parseLong(count.group(2))))
        : Position.parse(text).map(Place::new);
  }
}
