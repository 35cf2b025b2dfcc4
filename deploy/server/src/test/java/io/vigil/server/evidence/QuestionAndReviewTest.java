package io.vigil.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Event;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.http.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Questions go to Kafka and come back answered; reviews are kept and exported. */
@TestInstance(Lifecycle.PER_CLASS)
class QuestionAndReviewTest {

  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Said said = new Said();
  private final QuestionBook questions = new QuestionBook(100);
  private final ReviewBook reviews = new ReviewBook();
  private Path folder;
  private TestBroker broker;
  private TopicFollower follower;
  private VigilServer server;
  private Http http;

  @BeforeAll
  void begin(@TempDir Path shared) throws Exception {
    folder = shared;
    broker = TestBroker.start(folder.resolve("kafka"));
    new WorldStream(5, folder.resolve("film.mp4")).ingest(broker, "yard", START);
    follower =
        TopicFollower.start(
            broker.connection(),
            List.of(Topics.QUESTIONS, Topics.ANSWERS, Topics.REVIEWS),
            record -> {
              questions.accept(record);
              reviews.accept(record);
            });
    server =
        VigilServer.start(
            ServerConfig.loopback(0),
            List.of(
                new QuestionRoutes(broker.connection(), questions, Clock.systemUTC()),
                new ReviewRoutes(
                    broker.connection(),
                    new MediaReader(broker.connection()),
                    said,
                    reviews,
                    folder.resolve("reviews"),
                    Clock.systemUTC())));
    http = new Http(server.address());
  }

  @AfterAll
  void end() {
    server.close();
    follower.close();
    broker.close();
  }

  @Test
  void aQuestionIsPendingUntilItsAnswerComes() throws Exception {
    String id = ask("{\"stream\":\"yard\",\"text\":\"is a dog heard\"}");
    JsonNode pending = http.json("/api/v1/questions/" + id);
    assertThat(pending.get("state").asText()).isEqualTo("PENDING");
    answer(id, "yes", 0.8f);
    Await.until("the answer", DEADLINE, () -> state(id).equals("ANSWERED"));
    JsonNode answered = http.json("/api/v1/questions/" + id);
    assertThat(answered.get("answer").asText()).isEqualTo("yes");
    assertThat(answered.get("confidence").asDouble()).isBetween(0.79, 0.81);
    assertThat(answered.get("start").asText()).isEqualTo("2026-01-31T08:00:04.000000Z");
    assertThat(http.json("/api/v1/questions?stream=yard").get("items"))
        .anyMatch(item -> item.get("id").asText().equals(id));
    assertThat(http.json("/api/v1/questions?stream=other").get("items")).isEmpty();
  }

  @Test
  void aRefusalSaysWhy() throws Exception {
    String id = ask("{\"stream\":\"yard\",\"text\":\"zzzz\",\"start\":\"2026-01-31T08:00:00Z\"}");
    answer(id, "The model knows none of these words: zzzz.", 0);
    Await.until("the refusal", DEADLINE, () -> state(id).equals("REFUSED"));
    JsonNode refused = http.json("/api/v1/questions/" + id);
    assertThat(refused.get("reason").asText()).contains("knows none");
    assertThat(refused.has("answer")).isFalse();
  }

  @Test
  void everyFaultOfAQuestionIsNamed() throws Exception {
    HttpResponse<String> response =
        http.send("POST", "/api/v1/questions", "{\"stream\":\"a b\",\"text\":\" \"}");
    assertThat(response.statusCode()).isEqualTo(422);
    JsonNode faults = Json.mapper().readTree(response.body()).get("faults");
    assertThat(faults.findValuesAsText("field")).containsExactly("stream", "text");
    assertThat(http.get("/api/v1/questions/none").statusCode()).isEqualTo(404);
  }

  @Test
  void reviewsAreKeptOnTheirTopicAndExportedAsLabelledClips() throws Exception {
    Event right = said.event("yard", "thing.person", START.plusSeconds(3), START.plusSeconds(5));
    Event wrong = said.event("yard", "sound.bark", START.plusSeconds(8), START.plusSeconds(9));
    Event gone = said.event("none", "sound.bark", START.plusSeconds(8), START.plusSeconds(9));

    assertThat(review(right, "REFUTED").get("clip").asBoolean()).isTrue();
    assertThat(review(right, "CONFIRMED").get("verdict").asText()).isEqualTo("CONFIRMED");
    review(wrong, "REFUTED");
    assertThat(review(gone, "CONFIRMED").get("clipMissing").asText()).contains("Nothing of");
    assertThat(http.send("PUT", path(right), "{\"verdict\":\"MAYBE\"}").statusCode())
        .isEqualTo(422);

    ReviewBook again = new ReviewBook();
    TopicFollower other =
        TopicFollower.start(broker.connection(), List.of(Topics.REVIEWS), again::accept);
    try {
      Await.until("the reviews to be read", DEADLINE, () -> again.list().size() == 3);
      Await.until(
          "the newest to count",
          DEADLINE,
          () -> again.find(right.getId()).orElseThrow().getVerdict().name().equals("CONFIRMED"));
    } finally {
      other.close();
    }
    assertThat(http.json("/api/v1/reviews").get("items")).hasSize(3);

    HttpResponse<String> exported = http.send("POST", "/api/v1/reviews/export", "");
    JsonNode export = Json.mapper().readTree(exported.body());
    assertThat(export.get("clips").asInt()).isEqualTo(2);
    assertThat(export.get("left")).hasSize(1);
    Path directory = Path.of(export.get("directory").asText());
    assertThat(Files.readAllLines(directory.resolve("clips.csv")))
        .containsExactlyInAnyOrder(
            "file,start,end,label",
            right.getId() + ".mp4,2.00,4.00,thing_person",
            wrong.getId() + ".mp4,,,none");
    assertThat(Mp4.of(directory.resolve(right.getId() + ".mp4")).pictures()).hasSize(12);
  }

  @Test
  void oneProofIsMadeAtATimeAndTooManyAreRefused() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (ProofQueue queue = new ProofQueue(1)) {
      CompletableFuture<Proof> first =
          queue.ask(
              "a",
              () -> {
                begun.countDown();
                await(release);
                return proof("a");
              });
      begun.await();
      CompletableFuture<Proof> second = queue.ask("b", () -> proof("b"));
      assertThat(queue.ask("b", () -> proof("not made"))).isNotDone();
      assertThatThrownBy(() -> queue.ask("c", () -> proof("c")))
          .hasMessageContaining("One is made at a time, and 1 wait already");
      release.countDown();
      assertThat(first.get().statement()).isEqualTo("a");
      assertThat(second.get().statement()).isEqualTo("b");
      assertThat(queue.ask("a", () -> proof("made again")).get().statement()).isEqualTo("a");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Proof proof(String statement) {
    return new Proof(
        new Proof.About("event", "id", null, null),
        statement,
        1,
        0,
        0,
        1,
        0.5f,
        0.5f,
        new Proof.Model("m", "1", ""),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private JsonNode review(Event event, String verdict) throws Exception {
    HttpResponse<String> response =
        http.send("PUT", path(event), "{\"verdict\":\"" + verdict + "\",\"note\":\"seen\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.mapper().readTree(response.body());
  }

  private static String path(Event event) {
    return "/api/v1/events/" + event.getId() + "/review";
  }

  private String ask(String body) throws Exception {
    HttpResponse<String> response = http.send("POST", "/api/v1/questions", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return Json.mapper().readTree(response.body()).get("id").asText();
  }

  private String state(String id) throws Exception {
    return http.json("/api/v1/questions/" + id).get("state").asText();
  }

  private void answer(String id, String text, float confidence) {
    Answer answer =
        Answer.newBuilder()
            .setStream("yard")
            .setId(id)
            .setText(text)
            .setConfidence(confidence)
            .setStart(START.plusSeconds(4))
            .setEnd(START.plusSeconds(8))
            .build();
    new RecordSender(broker.connection()).send(Topics.ANSWERS, "yard", answer);
  }
}
