package io.vigil.ingest.clock;

import io.vigil.schemas.ClockKind;
import org.jspecify.annotations.Nullable;

/**
 * The event times of one opening of a source: source time plus an offset, which is fixed for a file
 * and for a source with sender reports, and an estimate for all others. Notices when the source's
 * clock jumps. Times are microseconds; event times UTC. Used by one thread.
 */
public final class Timeline {
  /** A step of the source's clock beyond this, against the time that has passed, is a jump. */
  static final long JUMP_MICROS = 10_000_000;

  /** How far a stream's packets may go back. */
  static final long BACK_MICROS = 200_000;

  private static final int STREAMS = 2;

  private final boolean live;
  private final long[] last = new long[STREAMS];
  private final boolean[] seen = new boolean[STREAMS];
  private ClockKind kind;
  private long offset;
  private @Nullable ArrivalEstimate estimate;
  private long newest;
  private long newestArrival;
  private boolean any;

  private Timeline(ClockKind kind, boolean live, long offset, @Nullable ArrivalEstimate estimate) {
    this.kind = kind;
    this.live = live;
    this.offset = offset;
    this.estimate = estimate;
  }

  /** A film: the event time of its beginning is given. */
  public static Timeline file(long startSource, long startEvent) {
    return new Timeline(ClockKind.FILE, false, startEvent - startSource, null);
  }

  /** A live source that says itself what the wall clock was at its time 0. */
  public static Timeline ntp(long realtimeAtZero) {
    return new Timeline(ClockKind.NTP, true, realtimeAtZero, null);
  }

  /** A live source of which a first packet of time {@code source} has arrived. */
  public static Timeline arrival(long source, long arrival) {
    ArrivalEstimate estimate = new ArrivalEstimate(source, arrival);
    return new Timeline(ClockKind.ARRIVAL, true, estimate.offset(), estimate);
  }

  /** What measures the event times. */
  public ClockKind kind() {
    return kind;
  }

  /**
   * Takes note of a packet before any event time is asked for: how old the source's first packets
   * are is found out by those behind them.
   */
  public void learn(long source, long arrival) {
    if (estimate != null) {
      estimate.observe(source, arrival);
      offset = estimate.offset();
    }
  }

  /**
   * Takes note of a packet.
   *
   * @param stream 0 for pictures, 1 for sound
   * @param source its decoding time by the source's clock
   * @param arrival the wall clock when it was read
   * @return whether the source's clock has jumped: {@link #anchor} must follow
   */
  public boolean observe(int stream, long source, long arrival) {
    if (any && jumped(stream, source, arrival)) {
      return true;
    }
    any = true;
    last[stream] = seen[stream] ? Math.max(last[stream], source) : source;
    seen[stream] = true;
    if (source >= newest || newestArrival == 0) {
      newest = source;
      newestArrival = arrival;
    }
    if (estimate != null) {
      estimate.settle();
      estimate.observe(source, arrival);
      offset = estimate.offset();
    }
    return false;
  }

  private boolean jumped(int stream, long source, long arrival) {
    if (seen[stream] && source < last[stream] - BACK_MICROS) {
      return true;
    }
    long passed = live ? Math.max(0, arrival - newestArrival) : 0;
    return source - newest - passed > JUMP_MICROS;
  }

  /**
   * Starts anew after a jump: a packet of time {@code source} has the event time {@code event}. A
   * sender's wall clock does not hold beyond a jump, so arrival measures from here on.
   */
  public void anchor(long source, long event) {
    if (live) {
      kind = ClockKind.ARRIVAL;
      estimate = new ArrivalEstimate(source, event);
      estimate.settle();
    }
    offset = event - source;
    any = false;
    newestArrival = 0;
    for (int i = 0; i < STREAMS; i++) {
      seen[i] = false;
    }
  }

  /** The event time of a source time. */
  public long event(long source) {
    return source + offset;
  }
}
