package io.vigil.operators.caption;

import io.vigil.model.inference.CaptionOutput;
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
import io.vigil.operators.sink.OutRecord;
import io.vigil.operators.sink.Outlet;
import io.vigil.schemas.Caption;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/** Runs the text decoder for captions that are due, in batches across streams. */
public final class CaptionFunction extends RichAsyncFunction<CaptionRequest, Outcome<OutRecord>> {

  private static final long serialVersionUID = 1L;

  private record Opened(
      InferenceLease lease, DeadLetters letters, StepMetrics metrics, Outlet<Caption> outlet) {}

  private final KafkaConnection connection;
  private final InferenceSettings inference;
  private final InferenceOpener opener;
  private final String model;

  private transient @Nullable Opened opened;

  /**
   * A decoder by a process's networks.
   *
   * @param model name and version of the bundle
   */
  public CaptionFunction(
      KafkaConnection connection,
      InferenceSettings inference,
      InferenceOpener opener,
      String model) {
    this.connection = connection;
    this.inference = inference;
    this.opener = opener;
    this.model = model;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    InferenceLease lease = InferenceLease.take(inference, opener);
    opened =
        new Opened(
            lease,
            new DeadLetters("caption", connection),
            new StepMetrics(getRuntimeContext().getMetricGroup(), lease.hub().captions()),
            new Outlet<>(Topics.CAPTIONS, connection));
  }

  @Override
  public void asyncInvoke(CaptionRequest request, ResultFuture<Outcome<OutRecord>> result) {
    Opened now = Objects.requireNonNull(opened);
    Answers.deliver(
        now.lease().hub().caption(request.context()),
        result,
        now.metrics(),
        output -> {
          Caption caption = caption(request, output);
          return now.outlet().of(request.stream(), caption.getEnd(), caption);
        },
        error ->
            List.of(
                now.letters()
                    .of(
                        request.stream(),
                        new Failure(FailureCode.INFERENCE_FAILED, Failures.line(error)))));
  }

  @Override
  public void timeout(CaptionRequest request, ResultFuture<Outcome<OutRecord>> result) {
    Failure failure =
        new Failure(FailureCode.INFERENCE_TIMEOUT, "the text decoder did not answer in time");
    result.complete(
        List.of(Objects.requireNonNull(opened).letters().of(request.stream(), failure)));
  }

  @Override
  public void close() {
    Opened now = opened;
    if (now != null) {
      now.metrics().close();
      now.lease().close();
    }
  }

  private Caption caption(CaptionRequest request, CaptionOutput output) {
    return Caption.newBuilder()
        .setStream(request.stream())
        .setId(request.id())
        .setRevision(request.revision())
        .setIsFinal(request.isFinal())
        .setStart(instant(request.start()))
        .setEnd(instant(request.end()))
        .setText(withoutStop(output.text()))
        .setConfidence(output.confidence())
        .setPictureShare(request.pictureShare())
        .setSoundShare(1 - request.pictureShare())
        .setEvidence(Arrays.stream(request.evidence()).mapToObj(CaptionFunction::instant).toList())
        .setModel(model)
        .setEmitted(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .build();
  }

  /** The record holds a sentence without its full stop. */
  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
