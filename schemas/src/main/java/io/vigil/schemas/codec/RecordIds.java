package io.vigil.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Deterministic ids: the same stream, type and start give the same id, so a replay after a failure
 * rewrites a record and never adds one.
 */
public final class RecordIds {

  private RecordIds() {}

  /** The id of an event. */
  public static String event(String stream, String type, Instant start) {
    return id("event", stream, type, start);
  }

  /** The id of a caption. */
  public static String caption(String stream, Instant start) {
    return id("caption", stream, "", start);
  }

  /** The id of a moment. */
  public static String moment(String stream, Instant start) {
    return id("moment", stream, "", start);
  }

  /**
   * The id of a match.
   *
   * @param trigger the event type that completed it; of one instant there may be several
   * @param time when the condition was met, event time
   */
  public static String match(String subscription, String stream, String trigger, Instant time) {
    return id("match", stream, subscription + '\0' + trigger, time);
  }

  private static String id(String kind, String stream, String type, Instant start) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    // A name-based UUID (RFC 9562, version 3): short, of fixed length, and without separators to
    // escape. 0 cannot be part of a stream's id or a type.
    String name = kind + '\0' + stream + '\0' + type + '\0' + micros;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
