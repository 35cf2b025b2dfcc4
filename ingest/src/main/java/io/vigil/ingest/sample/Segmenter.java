package io.vigil.ingest.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts sound into segments that end on whole seconds UTC. Event time advances by samples; only
 * where the source's clock differs from that by more than a tenth of a second does it start anew,
 * and says so. Used by one thread.
 */
public final class Segmenter {
  private static final int RATE = SoundConverter.SAMPLE_RATE;
  private static final long SECOND = 1_000_000;
  private static final long TOLERANCE = 100_000;

  private final Sink sink;
  private final short[] pending = new short[RATE + 1];
  private int filled;
  private int wanted;
  private long start;
  private boolean anchored;
  private boolean broken;

  /** Takes segments. */
  public interface Sink {
    /**
     * A segment is complete.
     *
     * @param startMicros event time of its first sample, microseconds UTC
     * @param endMicros where it ends, exclusive: a whole second, but for the last before a break
     * @param pcm s16le mono at 16 kHz
     * @param discontinuity whether it does not follow from the one before
     */
    void segment(long startMicros, long endMicros, ByteBuffer pcm, boolean discontinuity)
        throws InterruptedException;
  }

  public Segmenter(Sink sink) {
    this.sink = sink;
  }

  /** The event time after {@code samples} samples, microseconds. */
  public static long micros(long samples) {
    return Math.round(samples * (double) SECOND / RATE);
  }

  /**
   * Adds samples.
   *
   * @param eventMicros event time of the first one by the source's clock, microseconds UTC
   */
  public void add(short[] samples, long eventMicros) throws InterruptedException {
    int from = 0;
    if (!anchored) {
      anchor(eventMicros);
    } else {
      long off = eventMicros - (start + micros(filled));
      if (off > TOLERANCE) {
        flush();
        anchor(eventMicros);
      } else if (off < -TOLERANCE) {
        // These seconds have been told already: what overlaps is left out.
        from = (int) Math.min(samples.length, Math.round(-off * (double) RATE / SECOND));
        broken = true;
      }
    }
    while (from < samples.length) {
      int part = Math.min(samples.length - from, wanted - filled);
      System.arraycopy(samples, from, pending, filled, part);
      filled += part;
      from += part;
      if (filled == wanted) {
        long next = Math.floorDiv(start, SECOND) * SECOND + SECOND;
        emit(next);
        start = next;
        wanted = RATE;
      }
    }
  }

  private void anchor(long eventMicros) {
    anchored = true;
    broken = true;
    start = eventMicros;
    long next = Math.floorDiv(start, SECOND) * SECOND + SECOND;
    wanted = (int) Math.max(1, Math.round((next - start) * (double) RATE / SECOND));
  }

  private void emit(long end) throws InterruptedException {
    ByteBuffer bytes = ByteBuffer.allocate(filled * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(pending, 0, filled);
    sink.segment(start, end, bytes.asReadOnlyBuffer(), broken);
    broken = false;
    filled = 0;
  }

  /** Gives out what is left, shorter than a second; the next samples start anew. */
  public void flush() throws InterruptedException {
    if (filled > 0) {
      emit(start + micros(filled));
    }
    anchored = false;
  }
}
