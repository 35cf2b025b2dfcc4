package io.vigil.ingest.supervise;

import io.vigil.ingest.clock.Timeline;
import io.vigil.ingest.decode.HeldPacket;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The first packets of a live source, kept until it is known what its times mean: RTSP tells the
 * wall clock with the first sender report, some seconds on; of any other source the packets that
 * were already waiting are read first, for they say nothing of when they were made.
 */
final class Prelude implements AutoCloseable {
  private static final Duration SENDER_REPORT = Duration.ofSeconds(5);
  private static final Duration SETTLE = Duration.ofSeconds(2);
  // A read that took so long had to wait for the source: the packets from before are used up.
  private static final Duration WAITED = Duration.ofMillis(5);
  private static final int MOST_PACKETS = 4000;
  private static final long MOST_BYTES = 64L << 20;

  private final Clock clock;
  private final Deque<HeldPacket> packets = new ArrayDeque<>();
  private long bytes;
  private boolean atEnd;

  Prelude(Clock clock) {
    this.clock = clock;
  }

  /** Reads as much as it takes, and answers the timeline. */
  Timeline read(SourceReader reader, SourceAddress address) throws SourceException {
    boolean reports = address.kind() == SourceKind.RTSP;
    long start = System.nanoTime();
    long limit = (reports ? SENDER_REPORT : SETTLE).toNanos();
    while (System.nanoTime() - start < limit
        && packets.size() < MOST_PACKETS
        && bytes < MOST_BYTES) {
      if (reports && reader.realtimeStartMicros().isPresent()) {
        break;
      }
      long before = System.nanoTime();
      if (!reader.read()) {
        atEnd = true;
        break;
      }
      HeldPacket packet = new HeldPacket(reader, micros(clock.instant()));
      packets.addLast(packet);
      bytes += packet.packet().size();
      if (!reports && System.nanoTime() - before > WAITED.toNanos()) {
        break;
      }
    }
    OptionalLong realtime = reader.realtimeStartMicros();
    return realtime.isPresent() ? Timeline.ntp(realtime.getAsLong()) : byArrival();
  }

  private Timeline byArrival() {
    Timeline timeline = null;
    for (HeldPacket packet : packets) {
      if (packet.micros().isPresent()) {
        if (timeline == null) {
          timeline = Timeline.arrival(packet.micros().getAsLong(), packet.arrival());
        }
        timeline.learn(packet.micros().getAsLong(), packet.arrival());
      }
    }
    return timeline == null ? Timeline.arrival(0, micros(clock.instant())) : timeline;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The packets, oldest first; who takes one closes it. */
  Deque<HeldPacket> packets() {
    return packets;
  }

  /** Whether the source ended meanwhile. */
  boolean atEnd() {
    return atEnd;
  }

  @Override
  public void close() {
    packets.forEach(HeldPacket::close);
    packets.clear();
  }
}
