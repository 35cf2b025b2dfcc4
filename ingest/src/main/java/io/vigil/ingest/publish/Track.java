package io.vigil.ingest.publish;

import io.vigil.schemas.ClockKind;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One modality of one stream on its way to Kafka: what was lost of it and not yet told, and how far
 * its sequence has come. The gap is guarded by the buffer's lock, the sequence belongs to the
 * sender.
 */
final class Track {
  private final String stream;
  private final Modality modality;
  private final StreamCounters counters;
  private volatile boolean live = true;
  private @Nullable Gap gap;
  private long sentEpoch = Long.MIN_VALUE;
  private long nextSequence;

  private record Gap(
      long epoch,
      ClockKind clock,
      long start,
      long end,
      long dropped,
      GapCause cause,
      long ingested) {}

  Track(String stream, Modality modality, StreamCounters counters) {
    this.stream = stream;
    this.modality = modality;
    this.counters = counters;
  }

  String stream() {
    return stream;
  }

  Modality modality() {
    return modality;
  }

  /** Whether it loses its oldest, rather than waiting, when there is no room. */
  boolean live() {
    return live;
  }

  void live(boolean value) {
    live = value;
  }

  StreamCounters counters() {
    return counters;
  }

  /** This entry will not be sent: what it held is part of the gap before the next one. */
  void lose(Entry entry) {
    long lost = entry.media() ? 1 : entry.dropped();
    if (lost == 0 && entry.marker() != MarkerKind.GAP) {
      // A heartbeat: the next record says as much.
      return;
    }
    counters.countDropped(entry.media() ? 1 : 0);
    GapCause cause = entry.media() ? GapCause.DROPPED : entry.cause();
    gap =
        gap == null
            ? new Gap(
                entry.epoch(),
                entry.clock(),
                entry.time(),
                entry.end(),
                lost,
                cause,
                entry.ingested())
            : new Gap(
                entry.epoch(),
                entry.clock(),
                gap.start(),
                Math.max(gap.end(), entry.end()),
                gap.dropped() + lost,
                gap.cause() == cause ? cause : GapCause.DROPPED,
                entry.ingested());
  }

  /** The gap to be sent before {@code next}, if something was lost; it then counts as told. */
  Optional<Entry> takeGap(Entry next) {
    Gap told = gap;
    if (told == null) {
      return Optional.empty();
    }
    gap = null;
    long end = Math.max(told.start(), Math.min(told.end(), next.time()));
    return Optional.of(
        new Entry(
            this,
            next.epoch(),
            told.clock(),
            MarkerKind.GAP,
            told.start(),
            end,
            true,
            0,
            0,
            0,
            told.dropped(),
            told.cause(),
            Entry.NOTHING,
            told.ingested()));
  }

  /** The next number within {@code epoch}. */
  long sequence(long epoch) {
    if (epoch != sentEpoch) {
      sentEpoch = epoch;
      nextSequence = 0;
    }
    return nextSequence++;
  }
}
