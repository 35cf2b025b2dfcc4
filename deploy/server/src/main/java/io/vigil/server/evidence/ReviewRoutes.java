package io.vigil.server.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.Event;
import io.vigil.schemas.Review;
import io.vigil.schemas.Verdict;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people say of events, and clips of those to learn from. */
public final class ReviewRoutes implements Routes {

  private static final int LONGEST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ReviewRoutes.class);

  private final RecordSender sender;
  private final Lookup lookup;
  private final ReviewBook book;
  private final ReviewClips clips;
  private final Clock clock;

  /**
   * Routes on a Kafka.
   *
   * @param lookup finds the events
   * @param book kept up to date by a {@link TopicFollower}
   * @param folder where the clips of reviewed events are kept and exported to
   */
  public ReviewRoutes(
      KafkaConnection kafka,
      MediaReader media,
      Lookup lookup,
      ReviewBook book,
      Path folder,
      Clock clock) {
    this.sender = new RecordSender(kafka);
    this.lookup = lookup;
    this.book = book;
    this.clips = new ReviewClips(media, folder);
    this.clock = clock;
  }

  /** What a caller sends. */
  private record Judging(@Nullable String verdict, @Nullable String note) {}

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.put("/api/v1/events/{id}/review", this::review, Role.OPERATOR);
    routes.get(
        "/api/v1/reviews",
        c -> c.json(Map.of("items", book.list().stream().limit(500).map(this::json).toList())),
        Role.VIEWER);
    routes.post("/api/v1/reviews/export", this::export, Role.OPERATOR);
  }

  private void review(Context context) throws JsonProcessingException, IOException {
    String id = context.pathParam("id");
    Judging judging = Json.mapper().readValue(context.body(), Judging.class);
    Verdict verdict = verdict(Optional.ofNullable(judging.verdict()).orElse(""));
    String note = Optional.ofNullable(judging.note()).orElse("").strip();
    if (note.length() > LONGEST) {
      throw invalid("note", "it is too long", "write at most " + LONGEST + " characters");
    }
    Event event = lookup.event(id).orElseThrow(() -> EvidenceRoutes.unknown("event", id));
    Review review =
        Review.newBuilder()
            .setEvent(id)
            .setStream(event.getStream())
            .setType(event.getType())
            .setStart(event.getStart())
            .setEnd(event.getEnd())
            .setVerdict(verdict)
            .setNote(note)
            .setModel(event.getModel())
            .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
            .build();
    sender.send(Topics.REVIEWS, id, review);
    book.accept(review);
    Map<String, Object> json = json(review);
    Optional<String> missing = kept(review);
    json.put("clip", missing.isEmpty());
    missing.ifPresent(why -> json.put("clipMissing", why));
    context.json(json);
  }

  private synchronized Optional<String> kept(Review review) throws IOException {
    return clips.keep(review);
  }

  /** Removes the clips of an erased stream's events. */
  synchronized void forget(Erasure erasure) {
    try {
      clips.forget(erasure.getStream(), erasure.getBefore());
    } catch (IOException e) {
      LOG.error("the clips of {} cannot be removed: {}", erasure.getStream(), e.toString());
    }
  }

  private static Verdict verdict(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "CONFIRMED" -> Verdict.CONFIRMED;
      case "REFUTED" -> Verdict.REFUTED;
      default -> throw invalid("verdict", "it is none", "give CONFIRMED or REFUTED");
    };
  }

  private static Problem invalid(String field, String fault, String mend) {
    return new Problem(
        422,
        "review-invalid",
        "The review cannot be taken",
        "%s: %s; %s.".formatted(field, fault, mend),
        Map.of("faults", List.of(Map.of("field", field, "fault", fault, "mend", mend))));
  }

  private synchronized void export(Context context) throws IOException {
    context.json(clips.export(book.list(), clock.instant()));
  }

  private Map<String, Object> json(Review review) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", review.getEvent());
    json.put("stream", review.getStream());
    json.put("type", review.getType());
    json.put("start", review.getStart());
    json.put("end", review.getEnd());
    json.put("verdict", review.getVerdict().name());
    json.put("note", review.getNote());
    json.put("by", review.getBy());
    json.put("time", review.getTime());
    return json;
  }
}
