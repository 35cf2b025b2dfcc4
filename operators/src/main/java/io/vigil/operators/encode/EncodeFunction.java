package io.vigil.operators.encode;

import io.vigil.model.inference.UndecodableImageException;
import io.vigil.operators.batch.ExpiredException;
import io.vigil.operators.batch.InferenceHub;
import io.vigil.operators.batch.InferenceLease;
import io.vigil.operators.batch.MicroBatcher;
import io.vigil.operators.deadletter.Answers;
import io.vigil.operators.deadletter.DeadLetters;
import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.deadletter.Failures;
import io.vigil.operators.deadletter.Outcome;
import io.vigil.operators.metrics.StepMetrics;
import io.vigil.operators.source.RawRecord;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a media topic's records, each once, in batches across streams.
 *
 * <p>A record that cannot be encoded goes to the dead letters, and its place in the stream is kept
 * by a skipped record. So does a live record that is older than the greatest lag: skipping is how
 * the delay stays bounded when the model is slower than the cameras. Files are never skipped.
 *
 * @param <P> what the encoder takes
 */
public final class EncodeFunction<P> extends RichAsyncFunction<RawRecord, Outcome<TokenRecord>> {

  private static final long serialVersionUID = 1L;

  /** The encoder's side of the hub. */
  private interface Encoder<P> extends Serializable {

    CompletableFuture<float[]> encode(InferenceHub hub, P payload, long expires);
  }

  /** The batcher's side of the hub. */
  private interface BatcherOf extends Serializable {

    MicroBatcher<?, ?> in(InferenceHub hub);
  }

  private record Opened<P>(
      MediaParser<P> parser,
      InferenceLease lease,
      DeadLetters letters,
      StepMetrics metrics,
      Counter shed) {}

  private final EncodeSettings settings;
  private final MediaParser.Factory<P> parsers;
  private final Encoder<P> encoder;
  private final BatcherOf batcher;

  private transient @Nullable Opened<P> opened;

  private EncodeFunction(
      EncodeSettings settings,
      MediaParser.Factory<P> parsers,
      Encoder<P> encoder,
      BatcherOf batcher) {
    this.settings = settings;
    this.parsers = parsers;
    this.encoder = encoder;
    this.batcher = batcher;
  }

  /** Encodes pictures. */
  public static EncodeFunction<byte[]> frames(EncodeSettings settings) {
    return new EncodeFunction<>(
        settings, FrameParser::new, InferenceHub::frame, InferenceHub::frames);
  }

  /** Encodes sound. */
  public static EncodeFunction<short[]> audio(EncodeSettings settings) {
    return new EncodeFunction<>(
        settings, AudioParser::new, InferenceHub::audio, InferenceHub::audio);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    InferenceLease lease = InferenceLease.take(settings.inference(), settings.opener());
    MetricGroup group = getRuntimeContext().getMetricGroup();
    opened =
        new Opened<>(
            parsers.create(settings.connection(), settings.grid()),
            lease,
            new DeadLetters("encode", settings.connection()),
            new StepMetrics(group, batcher.in(lease.hub())),
            group.counter("shed", new ThreadSafeSimpleCounter()));
  }

  @Override
  public void asyncInvoke(RawRecord raw, ResultFuture<Outcome<TokenRecord>> result) {
    Opened<P> now = Objects.requireNonNull(opened);
    ParsedRecord<P> parsed;
    try {
      parsed = now.parser().parse(raw);
    } catch (UnfitException e) {
      result.complete(List.of(now.letters().of(raw, e.failure())));
      return;
    }
    TokenRecord header = parsed.header();
    Optional<P> payload = parsed.payload();
    if (parsed.failure().isPresent()) {
      result.complete(failed(now, raw, header, parsed.failure().get()));
    } else if (payload.isEmpty()) {
      result.complete(List.of(new Outcome.Value<>(header)));
    } else if (Patience.millis(header, settings.maxLag()) <= 0) {
      result.complete(shed(now, header));
    } else {
      long patience = Patience.millis(header, settings.maxLag());
      long expires =
          patience == MicroBatcher.NEVER
              ? MicroBatcher.NEVER
              : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
      Answers.deliver(
          encoder.encode(now.lease().hub(), payload.get(), expires),
          result,
          now.metrics(),
          header::with,
          error ->
              error instanceof ExpiredException
                  ? shed(now, header)
                  : failed(now, raw, header, failure(error)));
    }
  }

  @Override
  public void timeout(RawRecord raw, ResultFuture<Outcome<TokenRecord>> result) {
    Opened<P> now = Objects.requireNonNull(opened);
    Failure failure =
        new Failure(FailureCode.INFERENCE_TIMEOUT, "the encoder did not answer in time");
    try {
      result.complete(failed(now, raw, now.parser().parse(raw).header(), failure));
    } catch (UnfitException e) {
      result.complete(List.of(now.letters().of(raw, e.failure())));
    }
  }

  @Override
  public void close() {
    Opened<P> now = opened;
    if (now != null) {
      now.metrics().close();
      now.lease().close();
    }
  }

  private static List<Outcome<TokenRecord>> shed(Opened<?> now, TokenRecord header) {
    now.shed().inc();
    return List.of(new Outcome.Value<>(header.skipped()));
  }

  private static <P> List<Outcome<TokenRecord>> failed(
      Opened<P> now, RawRecord raw, TokenRecord header, Failure failure) {
    List<Outcome<TokenRecord>> outcomes = new ArrayList<>(2);
    outcomes.add(new Outcome.Value<>(header.skipped()));
    outcomes.add(now.letters().of(raw, failure));
    return outcomes;
  }

  private static Failure failure(Throwable error) {
    return error instanceof UndecodableImageException
        ? new Failure(FailureCode.FRAME_UNREADABLE, String.valueOf(error.getMessage()))
        : new Failure(FailureCode.INFERENCE_FAILED, Failures.line(error));
  }
}
