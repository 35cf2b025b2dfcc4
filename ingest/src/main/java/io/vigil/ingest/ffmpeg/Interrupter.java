package io.vigil.ingest.ffmpeg;

import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's blocking calls: at a deadline, or when told to by another thread. Install it before
 * opening; a call that it ends answers {@code AVERROR_EXIT}. Thread-safe.
 */
public final class Interrupter implements AutoCloseable {
  private static final Handles<Interrupter> INTERRUPTERS = new Handles<>();
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new Callback();

  private final BytePointer handle;
  private volatile long deadline;
  private volatile boolean bounded;
  private volatile boolean stopped;
  private volatile boolean expired;

  public Interrupter() {
    handle = INTERRUPTERS.register(this);
  }

  /** Makes {@code context}'s blocking calls heed this; it must outlive the context. */
  public void install(AVFormatContext context) {
    context.interrupt_callback().callback(CALLBACK);
    context.interrupt_callback().opaque(handle);
  }

  /** From now on calls may last so long, all together. */
  public void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
    bounded = true;
  }

  /** From now on calls may last for ever. */
  public void allowForEver() {
    bounded = false;
  }

  /** Ends the call that runs, and all to come. */
  public void stop() {
    stopped = true;
  }

  /** Ends the call that runs, and all to come, as if their time had passed. */
  public void expire() {
    expired = true;
  }

  /** Whether {@link #stop} was called. */
  public boolean stopped() {
    return stopped;
  }

  /** Whether calls are to end now. */
  public boolean due() {
    return stopped || expired || (bounded && System.nanoTime() - deadline > 0);
  }

  @Override
  public void close() {
    INTERRUPTERS.release(handle);
  }

  private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      Optional<Interrupter> interrupter = INTERRUPTERS.find(opaque);
      return interrupter.isEmpty() || interrupter.get().due() ? 1 : 0;
    }
  }
}
