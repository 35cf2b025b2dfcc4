package io.vigil.server.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list, by what stands there rather than by a count: entries that come meanwhile
 * neither shift it nor make one appear twice.
 *
 * @param start of the last entry seen, micros
 * @param key its key in the index
 */
public record Cursor(long start, String key) {

  /** For a client, opaque. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((start + " " + key).getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #text} gave; empty if the text is none of those. */
  public static Optional<Cursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      return space < 1
          ? Optional.empty()
          : Optional.of(
              new Cursor(Long.parseLong(plain.substring(0, space)), plain.substring(space + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
