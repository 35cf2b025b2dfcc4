package io.vigil.operators.deadletter;

import io.vigil.operators.metrics.StepMetrics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** Hands a network's answers to Flink, each exactly once, whatever happens on the way. */
public final class Answers {

  private Answers() {}

  /**
   * Completes a result when its answer is there.
   *
   * @param answer of the network
   * @param result completed on the thread that completes the answer
   * @param made what the step makes of an answer
   * @param failed what it makes of an error that is the record's own; others fail the task
   */
  public static <A, O> void deliver(
      CompletableFuture<A> answer,
      ResultFuture<Outcome<O>> result,
      StepMetrics metrics,
      Function<A, O> made,
      Function<Throwable, List<Outcome<O>>> failed) {
    long start = System.nanoTime();
    CompletableFuture<Void> delivered =
        answer.handle(
            (value, error) -> {
              metrics.answered(System.nanoTime() - start);
              if (error == null) {
                result.complete(List.of(new Outcome.Value<>(made.apply(value))));
              } else if (Failures.isOfTheProcess(error)) {
                result.completeExceptionally(error);
              } else {
                result.complete(failed.apply(Failures.root(error)));
              }
              return null;
            });
    // An error in the lines above is a fault of ours: the task fails by it, it is not lost.
    delivered.exceptionally(
        fault -> {
          result.completeExceptionally(fault);
          return null;
        });
  }
}
