package io.vigil.operators.fuse;

import io.vigil.model.inference.FusionInput;
import io.vigil.operators.align.AlignOutput;
import io.vigil.operators.align.FusionWindow;
import io.vigil.operators.align.StreamCut;
import io.vigil.operators.batch.InferenceLease;
import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.batch.InferenceSettings;
import io.vigil.operators.deadletter.Answers;
import io.vigil.operators.deadletter.DeadLetters;
import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.deadletter.Failures;
import io.vigil.operators.deadletter.Outcome;
import io.vigil.operators.metrics.StepMetrics;
import io.vigil.schemas.topic.KafkaConnection;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/** Fuses windows, in batches across streams; cuts pass by in their place. */
public final class FuseFunction extends RichAsyncFunction<AlignOutput, Outcome<FuseOutput>> {

  private static final long serialVersionUID = 1L;

  private record Opened(InferenceLease lease, DeadLetters letters, StepMetrics metrics) {}

  private final KafkaConnection connection;
  private final InferenceSettings inference;
  private final InferenceOpener opener;

  private transient @Nullable Opened opened;

  /** A fusion by a process's networks. */
  public FuseFunction(
      KafkaConnection connection, InferenceSettings inference, InferenceOpener opener) {
    this.connection = connection;
    this.inference = inference;
    this.opener = opener;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    InferenceLease lease = InferenceLease.take(inference, opener);
    opened =
        new Opened(
            lease,
            new DeadLetters("fuse", connection),
            new StepMetrics(getRuntimeContext().getMetricGroup(), lease.hub().fusion()));
  }

  @Override
  public void asyncInvoke(AlignOutput input, ResultFuture<Outcome<FuseOutput>> result) {
    Opened now = Objects.requireNonNull(opened);
    if (input instanceof StreamCut cut) {
      result.complete(List.of(new Outcome.Value<>(new FusedCut(cut))));
    } else if (input instanceof FusionWindow window) {
      FusionInput tensors =
          new FusionInput(
              window.frameTokens(),
              window.frameMask(),
              window.audioTokens(),
              window.audioMask(),
              window.memory(),
              window.memoryMask());
      Answers.deliver(
          now.lease().hub().fuse(tensors),
          result,
          now.metrics(),
          output -> FusedWindow.of(window, output),
          error ->
              lost(now, window, new Failure(FailureCode.INFERENCE_FAILED, Failures.line(error))));
    }
  }

  @Override
  public void timeout(AlignOutput input, ResultFuture<Outcome<FuseOutput>> result) {
    Failure failure =
        new Failure(FailureCode.INFERENCE_TIMEOUT, "the fusion did not answer in time");
    result.complete(lost(Objects.requireNonNull(opened), input, failure));
  }

  @Override
  public void close() {
    Opened now = opened;
    if (now != null) {
      now.metrics().close();
      now.lease().close();
    }
  }

  private static List<Outcome<FuseOutput>> lost(Opened now, AlignOutput input, Failure failure) {
    return List.of(
        new Outcome.Value<>(new LostWindow(input.stream(), input.ordinal())),
        now.letters().of(input.stream(), failure));
  }
}
