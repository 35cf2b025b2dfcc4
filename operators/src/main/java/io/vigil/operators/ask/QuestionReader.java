package io.vigil.operators.ask;

import io.vigil.operators.deadletter.DeadLetters;
import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.deadletter.Outcome;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.Question;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads questions; what is none, and so could not be answered to anybody, is a dead letter. */
public final class QuestionReader extends ProcessFunction<RawRecord, Outcome<Asked>> {

  private static final long serialVersionUID = 1L;

  /** Longer texts are cut: they are refused for their length with a tenth of it. */
  private static final int LONGEST = 2_000;

  private static final int LONGEST_ID = 200;

  private record Opened(RecordCodec<Question> codec, DeadLetters letters) {}

  private final KafkaConnection connection;

  private transient @Nullable Opened opened;

  /** A reader of the encoding that the connection asks for. */
  public QuestionReader(KafkaConnection connection) {
    this.connection = connection;
  }

  @Override
  public void open(OpenContext context) {
    opened =
        new Opened(
            Codecs.of(Topics.QUESTIONS, connection), new DeadLetters("questions", connection));
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<Outcome<Asked>> out) {
    Opened now = Objects.requireNonNull(opened);
    out.collect(read(now, raw));
  }

  private static Outcome<Asked> read(Opened now, RawRecord raw) {
    Question question;
    try {
      question = now.codec().decode(raw.value());
    } catch (RecordFormatException e) {
      return dead(now, raw, FailureCode.RECORD_UNREADABLE, String.valueOf(e.getMessage()));
    }
    String stream = question.getStream();
    if (!Keys.isValidStream(stream)) {
      return dead(now, raw, FailureCode.STREAM_INVALID, "not a stream id: '" + stream + "'");
    }
    String key = Keys.stream(raw.key());
    if (!key.equals(stream)) {
      return dead(
          now,
          raw,
          FailureCode.STREAM_INVALID,
          "the key is '" + key + "', the stream '" + stream + "'");
    }
    String id = question.getId();
    if (id.isBlank() || id.length() > LONGEST_ID) {
      return dead(
          now,
          raw,
          FailureCode.QUESTION_INVALID,
          "the id takes 1 to " + LONGEST_ID + " characters, not '" + id + "'");
    }
    String text = question.getText();
    return new Outcome.Value<>(
        new Asked(
            stream,
            id,
            text.length() <= LONGEST ? text : text.substring(0, LONGEST),
            micros(question.getAsked()),
            micros(question.getStart()),
            micros(question.getEnd())));
  }

  private static Outcome<Asked> dead(Opened now, RawRecord raw, FailureCode code, String error) {
    return now.letters().of(raw, new Failure(code, error));
  }

  private static long micros(@Nullable Instant time) {
    return time == null ? Asked.UNSAID : ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
