package io.vigil.operators.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers items of many callers into batches, by size or by deadline, whichever is first.
 *
 * <p>Every item that is taken is answered exactly once: with its result, with the error that it
 * alone causes, or with a cancellation when the batcher is closed. An error of a batch is narrowed
 * by halves until it is one item's, so a bad item never fails its neighbours. Thread-safe.
 *
 * @param <I> an item
 * @param <O> its answer
 */
public final class MicroBatcher<I, O> implements AutoCloseable {

  private record Waiting<I, O>(I item, long since, long expires, CompletableFuture<O> answer) {}

  /** The answer is wanted however late it comes. */
  public static final long NEVER = Long.MAX_VALUE;

  private final BatchPolicy policy;
  private final BatchCall<I, O> call;
  private final List<BatchListener> listeners = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Waiting<I, O>> queue = new LinkedBlockingQueue<>();
  private final Semaphore permits;
  private final ReentrantLock gathering = new ReentrantLock();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Starts the workers.
   *
   * @param name names the threads
   */
  public MicroBatcher(String name, BatchPolicy policy, BatchCall<I, O> call) {
    this.policy = policy;
    this.call = call;
    this.permits = new Semaphore(policy.maxInFlight());
    for (int i = 0; i < policy.workers(); i++) {
      Thread worker = new Thread(this::work, "vigil-batch-" + name + "-" + i);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  /** Lets a listener hear of every batch from now on, until it is removed. */
  public void listen(BatchListener listener) {
    listeners.add(listener);
  }

  /** Lets a listener hear no more. */
  public void unlisten(BatchListener listener) {
    listeners.remove(listener);
  }

  /**
   * Takes an item; waits while as many as the policy allows are in flight.
   *
   * @return completed on a worker thread
   * @throws RejectedExecutionException if the batcher is closed
   * @throws InterruptedException if interrupted while waiting
   */
  public CompletableFuture<O> submit(I item) throws InterruptedException {
    return submit(item, NEVER);
  }

  /**
   * As above, for an item whose answer is wanted only if its batch is run soon.
   *
   * @param expires as of {@link System#nanoTime()}: from then on the answer is an {@link
   *     ExpiredException}
   */
  public CompletableFuture<O> submit(I item, long expires) throws InterruptedException {
    permits.acquire();
    if (closed) {
      permits.release();
      throw new RejectedExecutionException("the batcher is closed");
    }
    CompletableFuture<O> answer = new CompletableFuture<>();
    queue.add(new Waiting<>(item, System.nanoTime(), expires, answer));
    if (closed) {
      cancelWaiting();
    }
    return answer;
  }

  /** Items taken and not yet answered. */
  public int inFlight() {
    return policy.maxInFlight() - permits.availablePermits();
  }

  /** Items not yet in a batch. */
  public int queued() {
    return queue.size();
  }

  /** Ends the workers after their current batch and cancels what waits. */
  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    cancelWaiting();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancelWaiting() {
    for (Waiting<I, O> left = queue.poll(); left != null; left = queue.poll()) {
      fail(left, new CancellationException("the batcher was closed"));
    }
  }

  private void work() {
    while (!closed) {
      List<Waiting<I, O>> batch = new ArrayList<>();
      try {
        gather(batch);
      } catch (InterruptedException e) {
        // Only close() interrupts; what was gathered is cancelled with the rest.
        queue.addAll(batch);
        return;
      }
      run(batch);
    }
  }

  private void gather(List<Waiting<I, O>> batch) throws InterruptedException {
    gathering.lockInterruptibly();
    try {
      Waiting<I, O> first = queue.take();
      while (isExpired(first)) {
        fail(first, new ExpiredException());
        first = queue.take();
      }
      batch.add(first);
      long deadline = first.since() + policy.maxWait().toNanos();
      while (batch.size() < policy.maxSize()) {
        Waiting<I, O> next =
            queue.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (next == null) {
          return;
        }
        if (isExpired(next)) {
          fail(next, new ExpiredException());
        } else {
          batch.add(next);
        }
      }
    } finally {
      gathering.unlock();
    }
  }

  private boolean isExpired(Waiting<I, O> waiting) {
    return waiting.expires() != NEVER && System.nanoTime() - waiting.expires() >= 0;
  }

  // Whatever a call throws is its items' error: an Error too must reach the task, which fails by
  // it.
  private void run(List<Waiting<I, O>> batch) {
    long start = System.nanoTime();
    List<O> answers = List.of();
    Throwable error = null;
    try {
      answers = call.run(batch.stream().map(Waiting::item).toList());
      if (answers.size() != batch.size()) {
        error = new IllegalStateException(answers.size() + " answers to " + batch.size());
      }
    } catch (Throwable e) {
      error = e;
    }
    if (error == null) {
      long nanos = System.nanoTime() - start;
      listeners.forEach(listener -> listener.onBatch(batch.size(), nanos));
      for (int i = 0; i < batch.size(); i++) {
        complete(batch.get(i), answers.get(i));
      }
    } else if (batch.size() == 1) {
      fail(batch.get(0), error);
    } else {
      int half = batch.size() / 2;
      run(batch.subList(0, half));
      run(batch.subList(half, batch.size()));
    }
  }

  private void fail(Waiting<I, O> waiting, Throwable error) {
    permits.release();
    waiting.answer().completeExceptionally(error);
  }

  private void complete(Waiting<I, O> waiting, O answer) {
    permits.release();
    waiting.answer().complete(answer);
  }
}
