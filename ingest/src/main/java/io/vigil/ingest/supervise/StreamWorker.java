package io.vigil.ingest.supervise;

import static io.vigil.ingest.supervise.Prelude.micros;

import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.publish.KafkaPublisher;
import io.vigil.ingest.publish.Modality;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.StreamState;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream going, in a thread of its own: opens, reads to the end, and comes back to what
 * was lost. A film ends or fails; a live source ends only when it is stopped. {@link #tick} is
 * called by another thread, regularly.
 */
public final class StreamWorker {
  private static final Logger LOG = LoggerFactory.getLogger(StreamWorker.class);
  private static final long STALL_MICROS = 3_000_000;
  private static final long ALLOWANCE_MICROS = 2_000_000;
  private static final Duration TRUNCATION_TOLERANCE = Duration.ofSeconds(2);
  private static final int TRUNCATION_SHARE = 20;

  private final StreamSpec spec;
  private final StreamOutput output;
  private final StatusBoard board;
  private final Clock clock;
  private final Backoff backoff;
  private final Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable StreamSession session;
  private volatile long lastArrival = Long.MIN_VALUE;
  private volatile long lastEvent = Long.MIN_VALUE;
  private volatile boolean finite;
  private boolean opened;

  public StreamWorker(StreamSpec spec, KafkaPublisher publisher, Clock clock) {
    this.spec = spec;
    this.clock = clock;
    this.output = publisher.output(spec.id());
    this.board = new StatusBoard(spec, output, publisher, clock);
    this.backoff = new Backoff(spec.retry(), new SplittableRandom());
    this.thread = new Thread(this::run, "vigil-stream-" + spec.id());
    this.thread.setDaemon(true);
  }

  /** Takes over a stream that was paused; to be called before it is started. */
  public void resume(StreamWorker paused) {
    output.resume(paused.output);
  }

  /** Starts the stream. */
  public void start() {
    thread.start();
  }

  /** Asks the stream to end; {@link #awaitEnd} tells when it has. */
  public void stop() {
    stopping.countDown();
    StreamSession current = session;
    if (current != null) {
      current.stop();
    }
    thread.interrupt();
  }

  /** Whether the stream ended, failed or was stopped, within {@code time}. */
  public boolean awaitEnd(Duration time) throws InterruptedException {
    return done.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What became of it so far. */
  public StreamSummary summary() {
    StreamSession current = session;
    long last = current == null ? Long.MIN_VALUE : current.lastEvent();
    return board.summary(
        current == null || last == Long.MIN_VALUE
            ? Duration.ZERO
            : Duration.of(Math.max(0, last - current.startEvent()), ChronoUnit.MICROS));
  }

  /** Whether media come at present. */
  public boolean online() {
    return board.state() == StreamState.ONLINE;
  }

  /**
   * To be called a few times a second: wakes a source that sleeps beyond its deadline, and tells
   * that nothing comes while a live source is silent or away.
   */
  public void tick() throws InterruptedException {
    StreamSession current = session;
    if (current != null) {
      current.wakeIfDue();
      remember(current);
    }
    if (finite
        || !spec.address().kind().live()
        || lastArrival == Long.MIN_VALUE
        || done.getCount() == 0) {
      return;
    }
    long now = micros(clock.instant());
    if (now - lastArrival <= STALL_MICROS) {
      return;
    }
    // Of a source that has answered, media may wait here whose times are not known yet.
    long known =
        current != null && current.lastArrival() == Long.MIN_VALUE
            ? Math.min(now, current.connected())
            : now;
    long silent = known - lastArrival;
    for (Modality modality : Modality.values()) {
      output.missing(modality, lastEvent + silent - ALLOWANCE_MICROS);
    }
  }

  /** Tells the stream's state on its topic. */
  public void publishState() {
    StreamSession current = session;
    if (current != null) {
      board.decoded(current.decoded());
    }
    board.publish();
  }

  private void remember(StreamSession current) {
    if (current.lastArrival() != Long.MIN_VALUE && current.lastEvent() != Long.MIN_VALUE) {
      lastArrival = current.lastArrival();
      lastEvent = current.lastEvent();
    }
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  private void run() {
    try {
      board.now(StreamState.CONNECTING);
      while (!stopped()) {
        SourceException fault = readOnce();
        if (fault == null) {
          finish(StreamState.ENDED, null);
          return;
        }
        if (stopped()) {
          break;
        }
        boolean hopeless =
            finite
                || !spec.address().kind().live()
                || (fault.fault().lasting() && !opened)
                || (spec.retry().attempts() > 0 && backoff.failures() >= spec.retry().attempts());
        if (hopeless) {
          finish(
              fault.fault() == SourceFault.TRUNCATED && opened
                  ? StreamState.ENDED
                  : StreamState.FAILED,
              fault);
          return;
        }
        board.now(StreamState.RECONNECTING, fault);
        output.away(GapCause.SOURCE);
        if (stopping.await(backoff.next().toNanos(), TimeUnit.NANOSECONDS)) {
          break;
        }
      }
      finish(StreamState.ENDED, null);
    } catch (InterruptedException e) {
      // Interrupted by stop alone. The mark is cleared, or telling the end would be interrupted
      // too.
      finishQuietly();
    } finally {
      done.countDown();
    }
  }

  private void finishQuietly() {
    try {
      finish(StreamState.ENDED, null);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(StreamState state, @Nullable SourceException fault)
      throws InterruptedException {
    // Set by stop when this thread was not waiting.
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      LOG.debug("stream {} was stopped", spec.id());
    }
    output.end(Long.MIN_VALUE);
    if (fault == null) {
      board.now(state);
    } else {
      board.now(state, fault);
    }
  }

  /** Opens the source and reads it until it ends; answers why, or null for a film's proper end. */
  private @Nullable SourceException readOnce() throws InterruptedException {
    StreamSession current = new StreamSession(spec, output, clock);
    session = current;
    try {
      if (stopped()) {
        return null;
      }
      SourceReader reader = current.open();
      board.opened(reader, opened);
      opened = true;
      finite = reader.finite();
      backoff.reset();
      board.now(StreamState.ONLINE);
      current.pump();
      if (stopped()) {
        return null;
      }
      output.heartbeat(Modality.FRAMES, current.endEvent());
      output.heartbeat(Modality.AUDIO, current.endEvent());
      return reader.finite() ? truncation(reader, current) : lost();
    } catch (SourceException e) {
      return e;
    } catch (FFmpegException e) {
      return new SourceException(
          spec.address().toString(), SourceFault.BROKEN, String.valueOf(e.getMessage()));
    } finally {
      remember(current);
      session = null;
      board.read(Duration.of(current.endEvent() - current.startEvent(), ChronoUnit.MICROS));
      current.close();
    }
  }

  private SourceException lost() {
    return new SourceException(spec.address().toString(), SourceFault.LOST, "");
  }

  private @Nullable SourceException truncation(SourceReader reader, StreamSession current) {
    OptionalLong declared = reader.durationMicros();
    if (declared.isEmpty()) {
      return null;
    }
    long length = current.endEvent() - current.startEvent();
    long missing = declared.getAsLong() - length;
    long tolerance =
        Math.max(TRUNCATION_TOLERANCE.toNanos() / 1000, declared.getAsLong() / TRUNCATION_SHARE);
    if (missing <= tolerance) {
      return null;
    }
    return new SourceException(
        spec.address().toString(),
        SourceFault.TRUNCATED,
        String.format(Locale.ROOT, "%.1f s of %.1f s", length / 1e6, declared.getAsLong() / 1e6));
  }
}
