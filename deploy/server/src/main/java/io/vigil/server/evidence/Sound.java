package io.vigil.server.evidence;

import io.vigil.schemas.ClockKind;
import java.time.Instant;

/**
 * A segment of sound as it lies on its topic, 16 kHz mono.
 *
 * @param time of its first sample
 * @param clock what measured that
 * @param ingested wall clock when it was published
 * @param samples not to be changed
 * @param place where it lies
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
public record Sound(
    Instant time, ClockKind clock, Instant ingested, short[] samples, TopicOffset place) {

  /** Samples a second. */
  public static final int RATE = 16_000;

  /** When it ends. */
  public Instant end() {
    return time.plusNanos(samples.length * 1_000_000_000L / RATE);
  }
}
