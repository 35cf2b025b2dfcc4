package io.vigil.ingest.publish;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a stream has given so far, since the process started. Thread-safe; grows only. */
public final class StreamCounters {
  private final LongAdder frames = new LongAdder();
  private final LongAdder audio = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder epochs = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final AtomicLong lastMedia = new AtomicLong(Long.MIN_VALUE);

  void countPublished(Modality modality, int size) {
    (modality == Modality.FRAMES ? frames : audio).increment();
    bytes.add(size);
  }

  void countDropped(long count) {
    dropped.add(count);
  }

  void countLate() {
    late.increment();
  }

  void countEpoch() {
    epochs.increment();
  }

  void countGap() {
    gaps.increment();
  }

  void countMedia(long time) {
    lastMedia.accumulateAndGet(time, Math::max);
  }

  /** Pictures that Kafka has taken. */
  public long frames() {
    return frames.sum();
  }

  /** Segments of sound that Kafka has taken. */
  public long audio() {
    return audio.sum();
  }

  /** Bytes of the media records that Kafka has taken. */
  public long bytes() {
    return bytes.sum();
  }

  /** Media records lost: Kafka was away or slow, or they were too large. */
  public long dropped() {
    return dropped.sum();
  }

  /** Media records that came after it was told that none would, and were lost. */
  public long late() {
    return late.sum();
  }

  /** Times that event time was anchored: the first opening, each later one, each clock jump. */
  public long epochs() {
    return epochs.sum();
  }

  /** Gaps told. */
  public long gaps() {
    return gaps.sum();
  }

  /** Event time of the newest media record, microseconds UTC; Long.MIN_VALUE before the first. */
  public long lastMedia() {
    return lastMedia.get();
  }
}
