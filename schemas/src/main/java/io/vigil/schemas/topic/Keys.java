package io.vigil.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The keys of records: the id of a stream or an event, or a subscription's name, in UTF-8. */
public final class Keys {

  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private Keys() {}

  /** The key of a stream's records. */
  public static byte[] of(String stream) {
    return stream.getBytes(StandardCharsets.UTF_8);
  }

  /** The stream that a key names. */
  public static String stream(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** Whether this can be a stream's id: 1 to 200 characters of [A-Za-z0-9._-]. */
  public static boolean isValidStream(String stream) {
    return STREAM.matcher(stream).matches();
  }
}
