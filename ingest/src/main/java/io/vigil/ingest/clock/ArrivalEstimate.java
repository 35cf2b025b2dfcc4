package io.vigil.ingest.clock;

/**
 * Estimates the wall clock at a live source's time 0 from when its packets arrive.
 *
 * <p>A packet arrives never before it was made, and the least delayed packets tell the most: so the
 * estimate is the least of (arrival - source time) over the last ten to twenty seconds. It is
 * followed slowly, by at most a hundredth of the time that passes, so that event times never go
 * back and drift of the source's crystal is still made good. Used by one thread.
 */
final class ArrivalEstimate {
  private static final long BUCKET_MICROS = 10_000_000;
  private static final long SLOWNESS = 100;

  private long bucketStart;
  private long inBucket;
  private long before = Long.MAX_VALUE;
  private long offset;
  private long lastArrival;
  private boolean settled;

  ArrivalEstimate(long sourceMicros, long arrivalMicros) {
    bucketStart = arrivalMicros;
    lastArrival = arrivalMicros;
    inBucket = arrivalMicros - sourceMicros;
    offset = inBucket;
  }

  /** A packet of time {@code sourceMicros} has arrived. */
  void observe(long sourceMicros, long arrivalMicros) {
    if (arrivalMicros - bucketStart >= BUCKET_MICROS) {
      before = inBucket;
      inBucket = Long.MAX_VALUE;
      bucketStart = arrivalMicros;
    }
    inBucket = Math.min(inBucket, arrivalMicros - sourceMicros);
    long target = Math.min(inBucket, before);
    if (settled) {
      long most = Math.max(0, arrivalMicros - lastArrival) / SLOWNESS;
      offset += Math.max(-most, Math.min(most, target - offset));
    } else {
      offset = target;
    }
    lastArrival = Math.max(lastArrival, arrivalMicros);
  }

  /** No event time was given out so far; from now on the estimate moves slowly. */
  void settle() {
    settled = true;
  }

  /** Wall clock less source time, microseconds. */
  long offset() {
    return offset;
  }
}
