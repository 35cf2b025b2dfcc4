package io.vigil.operators.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

  private static final int SIZE = 8;
  private static final BatchPolicy POLICY = new BatchPolicy(SIZE, Duration.ofMillis(5), 32, 2);

  @Test
  void everyItemOfEveryCallerIsAnsweredOnceWithItsOwnAnswer() throws Exception {
    try (MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>("t", POLICY, items -> items.stream().map(i -> i * 2).toList())) {
      int callers = 4;
      int each = 500;
      Map<Integer, CompletableFuture<Integer>> answers = new ConcurrentHashMap<>();
      List<Thread> threads = new ArrayList<>();
      for (int c = 0; c < callers; c++) {
        int first = c * each;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = first; i < first + each; i++) {
                    answers.put(i, submit(batcher, i));
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(answers).hasSize(callers * each);
      for (Map.Entry<Integer, CompletableFuture<Integer>> answer : answers.entrySet()) {
        assertThat(answer.getValue().get(60, TimeUnit.SECONDS)).isEqualTo(answer.getKey() * 2);
      }
      assertThat(batcher.inFlight()).isZero();
    }
  }

  @Test
  void aBatchIsNeverLargerThanItsSizeAndInFlightNeverMoreThanTheBound() throws Exception {
    AtomicInteger largest = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<MicroBatcher<Integer, Integer>> self = new ArrayList<>();
    try (MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>(
            "t",
            POLICY,
            items -> {
              largest.accumulateAndGet(items.size(), Math::max);
              self.forEach(b -> most.accumulateAndGet(b.inFlight(), Math::max));
              return items;
            })) {
      self.add(batcher);
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        answers.add(submit(batcher, i));
      }
      for (CompletableFuture<Integer> answer : answers) {
        answer.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(largest.get()).isBetween(2, SIZE);
    assertThat(most.get()).isBetween(1, POLICY.maxInFlight());
  }

  @Test
  void aLoneItemIsAnsweredAtTheDeadline() throws Exception {
    try (MicroBatcher<Integer, Integer> batcher = new MicroBatcher<>("t", POLICY, items -> items)) {
      assertThat(submit(batcher, 7).get(60, TimeUnit.SECONDS)).isEqualTo(7);
    }
  }

  @Test
  void aBadItemFailsAlone() throws Exception {
    try (MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>(
            "t",
            new BatchPolicy(16, Duration.ofMillis(100), 16, 1),
            items -> {
              if (items.contains(13)) {
                throw new IllegalArgumentException("13");
              }
              return items;
            })) {
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(submit(batcher, i));
      }
      for (int i = 0; i < 16; i++) {
        CompletableFuture<Integer> answer = answers.get(i);
        if (i == 13) {
          assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
              .hasCauseInstanceOf(IllegalArgumentException.class);
        } else {
          assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(i);
        }
      }
      assertThat(batcher.inFlight()).isZero();
    }
  }

  @Test
  void anItemWhoseTimeIsOverIsNotRun() throws Exception {
    AtomicInteger run = new AtomicInteger();
    try (MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>(
            "t",
            POLICY,
            items -> {
              run.addAndGet(items.size());
              return items;
            })) {
      CompletableFuture<Integer> late = batcher.submit(1, System.nanoTime());
      CompletableFuture<Integer> fresh = batcher.submit(2);
      assertThat(fresh.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThatThrownBy(() -> late.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ExpiredException.class);
      assertThat(run).hasValue(1);
      assertThat(batcher.inFlight()).isZero();
    }
  }

  @Test
  void aCallThatForgetsAnItemIsAnErrorNotALoss() throws Exception {
    try (MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>("t", POLICY, items -> List.of())) {
      assertThatThrownBy(() -> submit(batcher, 1).get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closingCancelsWhatWaitsAndTakesNoMore() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MicroBatcher<Integer, Integer> batcher =
        new MicroBatcher<>(
            "t",
            new BatchPolicy(1, Duration.ZERO, 4, 1),
            items -> {
              running.countDown();
              awaitUninterrupted(go);
              return items;
            });
    CompletableFuture<Integer> inBatch = submit(batcher, 1);
    running.await();
    CompletableFuture<Integer> waiting = submit(batcher, 2);
    Thread closer = new Thread(batcher::close);
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();
    closer.join();
    assertThat(inBatch.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> batcher.submit(3)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void policiesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BatchPolicy(0, Duration.ZERO, 1, 1))
        .hasMessageContaining("batch size");
    assertThatThrownBy(() -> new BatchPolicy(4, Duration.ofSeconds(2), 4, 1))
        .hasMessageContaining("deadline");
    assertThatThrownBy(() -> new BatchPolicy(4, Duration.ZERO, 3, 1))
        .hasMessageContaining("in flight");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<Integer> submit(
      MicroBatcher<Integer, Integer> batcher, int item) {
    try {
      return batcher.submit(item);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
