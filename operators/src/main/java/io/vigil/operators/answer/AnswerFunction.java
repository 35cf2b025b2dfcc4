package io.vigil.operators.answer;

import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.QuestionInput;
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
import io.vigil.schemas.Answer;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions, in batches across streams. Each question gets one answer: one that cannot be
 * answered gets an answer of confidence 0 that says why, so that nobody waits in vain. If the
 * network itself fails, a dead letter tells of it too.
 */
public final class AnswerFunction extends RichAsyncFunction<AnswerRequest, Outcome<OutRecord>> {

  private static final long serialVersionUID = 1L;

  private record Opened(
      InferenceLease lease,
      Intelligible intelligible,
      SlotShares shares,
      DeadLetters letters,
      StepMetrics metrics,
      Outlet<Answer> outlet) {}

  private final KafkaConnection connection;
  private final InferenceSettings inference;
  private final InferenceOpener opener;
  private final String model;

  private transient @Nullable Opened opened;

  /**
   * Answers by a process's networks.
   *
   * @param model name and version of the bundle
   */
  public AnswerFunction(
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
            new Intelligible(lease.hub().manifest()),
            new SlotShares(lease.hub().manifest()),
            new DeadLetters("answer", connection),
            new StepMetrics(getRuntimeContext().getMetricGroup(), lease.hub().answers()),
            new Outlet<>(Topics.ANSWERS, connection));
  }

  @Override
  public void asyncInvoke(AnswerRequest request, ResultFuture<Outcome<OutRecord>> result) {
    Opened now = Objects.requireNonNull(opened);
    String refusal = request.refusal();
    if (refusal.isEmpty()) {
      refusal = now.intelligible().fault(request.question());
    }
    if (!refusal.isEmpty()) {
      result.complete(List.of(refused(now, request, refusal)));
      return;
    }
    List<QuestionInput> inputs =
        request.seen().stream()
            .map(seen -> new QuestionInput(seen.context(), request.question()))
            .toList();
    Answers.deliver(
        now.lease().hub().answer(inputs).thenCompose(outputs -> judged(now, request, outputs)),
        result,
        now.metrics(),
        judged -> record(now, request, answer(request, judged)),
        error ->
            failed(now, request, new Failure(FailureCode.INFERENCE_FAILED, Failures.line(error))));
  }

  @Override
  public void timeout(AnswerRequest request, ResultFuture<Outcome<OutRecord>> result) {
    Failure failure = new Failure(FailureCode.INFERENCE_TIMEOUT, "the answer did not come in time");
    result.complete(failed(Objects.requireNonNull(opened), request, failure));
  }

  @Override
  public void close() {
    Opened now = opened;
    if (now != null) {
      now.metrics().close();
      now.lease().close();
    }
  }

  private List<Outcome<OutRecord>> failed(Opened now, AnswerRequest request, Failure failure) {
    List<Outcome<OutRecord>> outcomes = new ArrayList<>(2);
    outcomes.add(refused(now, request, "The model failed on this question; try it again."));
    outcomes.add(now.letters().of(request.stream(), failure));
    return outcomes;
  }

  private Outcome<OutRecord> refused(Opened now, AnswerRequest request, String why) {
    Answer answer =
        of(request, why, 0)
            .setStart(instant(request.start()))
            .setEnd(instant(request.end()))
            .build();
    return new Outcome.Value<>(record(now, request, answer));
  }

  /**
   * An answer and what it rests on.
   *
   * @param frames shares of the window's slots; empty if it rests on more windows than one
   */
  private record Judged(Verdict verdict, List<Float> frames) {}

  /** Asks once more, without each part of the window, what the answer rests on. */
  private static CompletableFuture<Judged> judged(
      Opened now, AnswerRequest request, List<AnswerOutput> outputs) {
    Verdict verdict = Verdict.of(request.seen(), outputs);
    List<float[]> without =
        verdict.seen().size() == 1
            ? now.shares().without(verdict.seen().get(0).context())
            : List.of();
    if (without.isEmpty()) {
      return CompletableFuture.completedFuture(new Judged(verdict, List.of()));
    }
    List<QuestionInput> inputs =
        without.stream().map(context -> new QuestionInput(context, request.question())).toList();
    return now.lease()
        .hub()
        .answer(inputs)
        .thenApply(parts -> new Judged(verdict, now.shares().of(verdict.output(), parts)));
  }

  private Answer answer(AnswerRequest request, Judged judged) {
    Verdict verdict = judged.verdict();
    List<Seen> seen = verdict.seen();
    double sum = 0;
    for (Seen one : seen) {
      sum += one.pictureShare();
    }
    float pictures = (float) (sum / seen.size());
    return of(request, verdict.output().answer(), verdict.output().confidence())
        .setStart(instant(seen.get(0).start()))
        .setEnd(instant(seen.get(seen.size() - 1).end()))
        .setPictureShare(pictures)
        .setSoundShare(1 - pictures)
        .setFrameAttention(judged.frames())
        .build();
  }

  private Answer.Builder of(AnswerRequest request, String text, float confidence) {
    return Answer.newBuilder()
        .setStream(request.stream())
        .setId(request.id())
        .setText(text)
        .setConfidence(confidence)
        .setModel(model)
        .setEmitted(Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static OutRecord record(Opened now, AnswerRequest request, Answer answer) {
    return now.outlet().of(request.stream(), answer.getEnd(), answer);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
