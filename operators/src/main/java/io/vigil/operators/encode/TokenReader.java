package io.vigil.operators.encode;

import io.vigil.operators.deadletter.DeadLetters;
import io.vigil.operators.deadletter.Outcome;
import io.vigil.operators.source.RawRecord;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Takes tokens that ingest made, as {@link EncodeFunction} takes media: what cannot be used goes to
 * the dead letters and its place in the stream is kept by a skipped record, and so is that of live
 * media that are older than the greatest lag.
 */
public final class TokenReader extends ProcessFunction<RawRecord, Outcome<TokenRecord>> {

  private static final long serialVersionUID = 1L;

  private record Opened(TokenParser parser, DeadLetters letters, Counter shed) {}

  private final TokenSettings settings;
  private transient @Nullable Opened opened;

  /** A reader of a bundle's tokens. */
  public TokenReader(TokenSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    opened =
        new Opened(
            new TokenParser(settings),
            new DeadLetters("encode", settings.connection()),
            getRuntimeContext().getMetricGroup().counter("shed"));
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<Outcome<TokenRecord>> out) {
    Opened now = Objects.requireNonNull(opened);
    ParsedRecord<float[]> parsed;
    try {
      parsed = now.parser().parse(raw);
    } catch (UnfitException e) {
      out.collect(now.letters().of(raw, e.failure()));
      return;
    }
    TokenRecord header = parsed.header();
    Optional<float[]> tokens = parsed.payload();
    if (parsed.failure().isPresent()) {
      out.collect(new Outcome.Value<>(header));
      out.collect(now.letters().of(raw, parsed.failure().get()));
    } else if (tokens.isEmpty()) {
      out.collect(new Outcome.Value<>(header));
    } else if (Patience.millis(header, settings.maxLag()) <= 0) {
      now.shed().inc();
      out.collect(new Outcome.Value<>(header.skipped()));
    } else {
      out.collect(new Outcome.Value<>(header.with(tokens.get())));
    }
  }
}
