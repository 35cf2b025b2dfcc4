package io.vigil.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

/**
 * Samples without end, made by threads of its own behind a bounded queue. One may be given out a
 * few times, far apart, where making it costs more than learning from it; but the network learns it
 * by heart soon. Taking is for one thread.
 *
 * @param <T> a sample
 */
final class ReplayQueue<T> implements AutoCloseable {

  private final LongFunction<T> maker;
  private final BlockingQueue<T> made = new LinkedBlockingQueue<>(32);
  private final List<T> pool = new ArrayList<>();
  private final int poolSize;
  private final double freshShare;
  private final AtomicLong next;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();
  private final SplittableRandom random;

  /**
   * Starts making.
   *
   * @param name of what is made
   * @param maker makes the sample of a number; called by several threads
   * @param first number of the first sample
   * @param makers threads
   * @param poolSize samples kept for use again
   * @param uses how often a sample is used, at least 1
   */
  ReplayQueue(
      String name, LongFunction<T> maker, long first, int makers, int poolSize, double uses) {
    this.maker = maker;
    this.poolSize = poolSize;
    this.freshShare = 1 / uses;
    this.next = new AtomicLong(first);
    this.random = new SplittableRandom(first);
    for (int i = 0; i < makers; i++) {
      Thread thread = new Thread(this::make, name + "-maker-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** The number of the next sample to be made, for a checkpoint. */
  long position() {
    return next.get();
  }

  /** The next sample, new or one to be used again. */
  T take() throws InterruptedException {
    if (pool.size() >= poolSize / 4 && random.nextDouble() >= freshShare) {
      return pool.get(random.nextInt(pool.size()));
    }
    T sample = fresh();
    if (freshShare >= 1) {
      return sample;
    }
    if (pool.size() < poolSize) {
      pool.add(sample);
    } else {
      pool.set(random.nextInt(poolSize), sample);
    }
    return sample;
  }

  private T fresh() throws InterruptedException {
    while (true) {
      T sample = made.poll(1, TimeUnit.SECONDS);
      if (sample != null) {
        return sample;
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
        made.put(maker.apply(next.getAndIncrement()));
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
