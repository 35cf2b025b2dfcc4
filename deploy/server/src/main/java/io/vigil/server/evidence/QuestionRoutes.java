package io.vigil.server.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Question;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks questions on streams, and tells what became of them. */
public final class QuestionRoutes implements Routes {

  private static final String BASE = "/api/v1/questions";
  private static final int LONGEST = 500;
  private static final int MOST = 500;

  /** After so long someone may wonder whether anybody answers. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration HOP = Duration.ofMillis(500);

  private final RecordSender sender;
  private final QuestionBook book;
  private final Clock clock;

  /**
   * Routes on a Kafka.
   *
   * @param book kept up to date by a {@link TopicFollower}
   */
  public QuestionRoutes(KafkaConnection kafka, QuestionBook book, Clock clock) {
    this.sender = new RecordSender(kafka);
    this.book = book;
    this.clock = clock;
  }

  /** What a caller sends. */
  private record Asking(
      @Nullable String stream,
      @Nullable String text,
      @Nullable Instant start,
      @Nullable Instant end) {}

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.post(BASE, this::ask, Role.VIEWER);
    routes.get(BASE, this::list, Role.VIEWER);
    routes.get(
        BASE + "/{id}",
        c -> {
          String id = c.pathParam("id");
          c.json(json(book.find(id).orElseThrow(() -> EvidenceRoutes.unknown("question", id))));
        },
        Role.VIEWER);
  }

  private void ask(Context context) throws JsonProcessingException {
    Asking asking = Json.mapper().readValue(context.body(), Asking.class);
    List<Map<String, String>> faults = new ArrayList<>();
    String stream = Optional.ofNullable(asking.stream()).orElse("");
    String text = Optional.ofNullable(asking.text()).orElse("").strip();
    if (!Keys.isValidStream(stream)) {
      faults.add(fault("stream", "it is no stream's id", "use 1 to 200 of A-Z, a-z, 0-9, ., _, -"));
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      faults.add(
          fault("text", "it is empty or too long", "ask in 1 to " + LONGEST + " characters"));
    }
    if (asking.start() != null && asking.end() != null && !asking.end().isAfter(asking.start())) {
      faults.add(fault("end", "it is not later than the start", "give an end after the start"));
    }
    if (!faults.isEmpty()) {
      throw new Problem(
          422,
          "question-invalid",
          "The question cannot be asked",
          "%s: %s.".formatted(faults.get(0).get("field"), faults.get(0).get("fault")),
          Map.of("faults", faults));
    }
    Question.Builder question =
        Question.newBuilder()
            .setStream(stream)
            .setId(UUID.randomUUID().toString())
            .setText(text)
            .setAsked(clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (asking.start() != null) {
      question.setStart(asking.start().truncatedTo(ChronoUnit.MICROS));
    }
    if (asking.end() != null) {
      question.setEnd(asking.end().truncatedTo(ChronoUnit.MICROS));
    }
    Question asked = question.build();
    sender.send(Topics.QUESTIONS, stream, asked);
    book.accept(asked);
    context
        .status(202)
        .header("Location", BASE + "/" + asked.getId())
        .json(Map.of("id", asked.getId()));
  }

  private static Map<String, String> fault(String field, String fault, String mend) {
    return Map.of("field", field, "fault", fault, "mend", mend);
  }

  private void list(Context context) {
    List<Map<String, Object>> items =
        book.list(Optional.ofNullable(context.queryParam("stream"))).stream()
            .limit(MOST)
            .map(this::json)
            .toList();
    context.json(Map.of("items", items));
  }

  private Map<String, Object> json(QuestionBook.Entry entry) {
    Question question = entry.question();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", question.getId());
    json.put("stream", question.getStream());
    json.put("text", question.getText());
    json.put("asked", question.getAsked());
    if (entry.answer().isEmpty()) {
      json.put("state", "PENDING");
      if (question.getAsked().plus(LONG).isBefore(clock.instant())) {
        json.put("reason", "No answer has come yet: see that the job runs on this Kafka.");
      }
      putTime(json, "start", question.getStart());
      putTime(json, "end", question.getEnd());
      return json;
    }
    Answer answer = entry.answer().get();
    boolean refused = answer.getConfidence() == 0;
    json.put("state", refused ? "REFUSED" : "ANSWERED");
    json.put(refused ? "reason" : "answer", answer.getText());
    if (!refused) {
      json.put("confidence", answer.getConfidence());
      json.put("pictureShare", answer.getPictureShare());
      json.put("soundShare", answer.getSoundShare());
      json.put("frames", frames(answer));
      json.put("model", answer.getModel());
    }
    json.put("start", answer.getStart());
    json.put("end", answer.getEnd());
    return json;
  }

  private static List<Map<String, Object>> frames(Answer answer) {
    List<Map<String, Object>> frames = new ArrayList<>();
    for (int i = 0; i < answer.getFrameAttention().size(); i++) {
      frames.add(
          Map.of(
              "time",
              answer.getStart().plus(HOP.multipliedBy(i)),
              "attention",
              answer.getFrameAttention().get(i)));
    }
    return frames;
  }

  private static void putTime(Map<String, Object> json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time);
    }
  }
}
