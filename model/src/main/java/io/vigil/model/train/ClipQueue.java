package io.vigil.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clips without end, made by threads of its own behind a bounded queue. A clip may be given out a
 * few times, far apart, where making one costs more than learning from it; but the network learns
 * it by heart soon. Taking is for one thread.
 */
final class ClipQueue implements AutoCloseable {

  private final ClipMaker maker;
  private final BlockingQueue<Clip> made = new LinkedBlockingQueue<>(32);
  private final List<Clip> pool = new ArrayList<>();
  private final int poolSize;
  private final double freshShare;
  private final AtomicLong next;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();
  private final SplittableRandom random;

  /**
   * Starts making.
   *
   * @param first number of the first clip
   * @param makers threads
   * @param poolSize clips kept for use again
   * @param uses how often a clip is used, at least 1
   */
  ClipQueue(ClipMaker maker, long first, int makers, int poolSize, double uses) {
    this.maker = maker;
    this.poolSize = poolSize;
    this.freshShare = 1 / uses;
    this.next = new AtomicLong(first);
    this.random = new SplittableRandom(first);
    for (int i = 0; i < makers; i++) {
      Thread thread = new Thread(this::make, "clip-maker-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** The number of the next clip to be made, for a checkpoint. */
  long position() {
    return next.get();
  }

  /** The next clip, new or one to be used again. */
  Clip take() throws InterruptedException {
    if (pool.size() >= poolSize / 4 && random.nextDouble() >= freshShare) {
      return pool.get(random.nextInt(pool.size()));
    }
    Clip clip = fresh();
    if (freshShare >= 1) {
      return clip;
    }
    if (pool.size() < poolSize) {
      pool.add(clip);
    } else {
      pool.set(random.nextInt(poolSize), clip);
    }
    return clip;
  }

  private Clip fresh() throws InterruptedException {
    while (true) {
      Clip clip = made.poll(1, TimeUnit.SECONDS);
      if (clip != null) {
        return clip;
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw new IllegalStateException("no more training data", thrown);
      }
    }
  }

  private void make() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        made.put(maker.make(next.getAndIncrement()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
