package io.vigil.server.evidence;

import io.vigil.server.http.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one proof at a time, in the order asked for: the networks are the job's too. What was made
 * is kept for the next who asks; who asks for what is being made waits for the same. Thread-safe.
 */
final class ProofQueue implements AutoCloseable {

  private static final int KEPT = 100;

  private final ThreadPoolExecutor worker;
  private final int most;
  private final Map<String, CompletableFuture<Proof>> underWay = new HashMap<>();
  private final Map<String, Proof> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
          return size() > KEPT;
        }
      };

  /** With so many that may wait. */
  ProofQueue(int most) {
    this.most = most;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(most),
            task -> {
              Thread thread = new Thread(task, "vigil-proof");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A proof, now or later.
   *
   * @param key what is proven; one proof is made for each
   * @throws Problem 429 if too many wait
   */
  synchronized CompletableFuture<Proof> ask(String key, Supplier<Proof> maker) {
    Proof known = made.get(key);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    CompletableFuture<Proof> same = underWay.get(key);
    if (same != null) {
      return same;
    }
    try {
      CompletableFuture<Proof> asked = CompletableFuture.supplyAsync(maker, worker);
      underWay.put(key, asked);
      return asked.whenComplete((proof, fault) -> done(key, proof));
    } catch (RejectedExecutionException e) {
      throw new Problem(
          429,
          "too-many-proofs",
          "Too many proofs are asked for",
          "One is made at a time, and %d wait already; try again in a minute.".formatted(most));
    }
  }

  private synchronized void done(String key, @Nullable Proof proof) {
    underWay.remove(key);
    if (proof != null) {
      made.put(key, proof);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
