package io.vigil.server.erase;

import static io.vigil.server.testing.Records.at;
import static io.vigil.server.testing.Records.caption;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.moment;
import static io.vigil.server.testing.Records.picture;
import static io.vigil.server.testing.Records.sound;
import static io.vigil.server.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Match;
import io.vigil.schemas.Review;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.Verdict;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.history.Kind;
import io.vigil.server.http.Json;
import io.vigil.server.testing.TestProducer;
import io.vigil.server.testing.TestSystem;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream is erased from a real Kafka and from what the server keeps. */
final class EraseTest {
  private static final String STREAM = "door";

  /** One whose records lie on the same partitions. */
  private static final String NEIGHBOUR =
      IntStream.range(0, 1000)
          .mapToObj(i -> "yard-" + i)
          .filter(name -> partition(name) == partition(STREAM))
          .findFirst()
          .orElseThrow();

  @TempDir static Path directory;

  private static int partition(String stream) {
    return Utils.toPositive(Utils.murmur2(Keys.of(stream))) % Topics.CAPTIONS.partitions();
  }

  @Test
  void aStreamIsHiddenAtOnceDeletedWhereKafkaCanAndProved() throws Exception {
    try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
        TestProducer producer = new TestProducer(broker.connection())) {
      prepare(broker, producer);
      try (TestSystem system = new TestSystem(broker.connection(), directory.resolve("one"))) {
        Http http = system.http();
        system.await(Kind.CAPTION, 4);
        system.await(Kind.MATCH, 1);
        assertThat(refusal(http, "nowhere")).isEqualTo("404 unknown-stream");
        producer.put(Topics.STREAMS, status("live", StreamState.ONLINE, 2, ""));
        assertThat(refusal(http, "live")).isEqualTo("409 still-ingested");

        JsonNode proof = erase(http, "{\"stream\": \"door\"}");
        assertThat(proof.path("gone").asBoolean()).isFalse();
        // The neighbour's caption lies before those of the door: Kafka cannot leave it and take
        // them. Its event lies behind.
        assertThat(topic(proof, "vigil.captions")).contains("found=2 left=2 lost=0 by=2");
        for (String gone :
            List.of("events", "moments", "frames", "audio", "streams", "reviews", "matches.all")) {
          assertThat(topic(proof, "vigil." + gone)).as(gone).contains("found=1 left=0 lost=0 by=-");
        }
        assertNothingShown(http);
        assertThat(http.json("/api/v1/captions").path("items").findValuesAsText("stream"))
            .containsExactlyInAnyOrder(NEIGHBOUR, NEIGHBOUR, "live");
        assertThat(http.json("/api/v1/erasures").at("/items/0/stream").asText()).isEqualTo(STREAM);
      }
      try (TestSystem anew = new TestSystem(broker.connection(), directory.resolve("two"))) {
        Http http = anew.http();
        anew.await(Kind.CAPTION, 2);
        anew.await(Kind.EVENT, 1);
        assertNothingShown(http);

        JsonNode proof = erase(http, "{\"stream\": \"door\", \"allBefore\": true}");
        assertThat(proof.path("gone").asBoolean()).isTrue();
        assertThat(topic(proof, "vigil.captions")).contains("found=2 left=0 lost=1 by=-");

        producer.put(Topics.CAPTIONS, caption(STREAM, 500, "somebody new comes in", 1));
        Await.until(
            "what comes later to be shown",
            () -> texts(http).equals(List.of("somebody new comes in")),
            () -> texts(http));
      }
    }
  }

  private static List<String> texts(Http http) {
    try {
      return http.json("/api/v1/captions?stream=door").path("items").findValuesAsText("text");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void prepare(TestBroker broker, TestProducer producer) throws Exception {
    try (Admin admin = Admin.create(broker.connection().toProperties())) {
      admin.createTopics(Set.of(new NewTopic("vigil.matches.all", 1, (short) 1))).all().get();
      admin
          .incrementalAlterConfigs(
              Map.of(
                  resource("vigil.streams"),
                  List.of(set("cleanup.policy", "compact")),
                  resource("vigil.captions"),
                  List.of(set("retention.ms", Long.toString(Duration.ofDays(1).toMillis())))))
          .all()
          .get();
    }
    producer.put(Topics.CAPTIONS, caption(NEIGHBOUR, 0, "a car stands", 1));
    producer.put(Topics.CAPTIONS, caption(STREAM, 0, "a dog barks", 1));
    producer.put(Topics.CAPTIONS, caption(STREAM, 10, "a dog leaves", 1));
    producer.put(Topics.CAPTIONS, caption(NEIGHBOUR, 20, "a car leaves", 1));
    producer.put(Topics.EVENTS, event(STREAM, "sound.bark", 0, 2, EventPhase.ENDED, 0.9));
    producer.put(Topics.EVENTS, event(NEIGHBOUR, "sound.bark", 0, 2, EventPhase.ENDED, 0.9));
    producer.put(Topics.MOMENTS, moment(STREAM, 0, 1, 0));
    producer.put(Topics.FRAMES, picture(STREAM, 1, 0, new byte[] {1, 2, 3}));
    producer.put(Topics.AUDIO, sound(STREAM, 1, 0, 1000));
    producer.put(Topics.STREAMS, status(STREAM, StreamState.ENDED, 1, ""));
    producer.put(Topics.STREAMS, status("live", StreamState.ONLINE, 1, ""));
    producer.put(Topics.CAPTIONS, caption("live", 0, "a bird sings", 1));
    producer.put(
        Topics.REVIEWS,
        Review.newBuilder()
            .setEvent("one")
            .setStream(STREAM)
            .setType("sound.bark")
            .setStart(at(0))
            .setEnd(at(2))
            .setVerdict(Verdict.CONFIRMED)
            .setTime(at(3))
            .build());
    producer.put(
        Topics.matches("all"),
        Match.newBuilder()
            .setSubscription("all")
            .setStream(NEIGHBOUR)
            .setId("match")
            .setStart(at(0))
            .setEnd(at(2))
            .setStreams(List.of(NEIGHBOUR, STREAM))
            .build());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static AlterConfigOp set(String key, String value) {
    return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
  }

  private static JsonNode erase(Http http, String body) throws Exception {
    HttpResponse<String> answer = post(http, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  /** It reads all topics, which a busy machine takes its time for. */
  private static HttpResponse<String> post(Http http, String body) throws Exception {
    return http.send(
        http.request("/api/v1/erasures")
            .timeout(Duration.ofMinutes(5))
            .POST(BodyPublishers.ofString(body)));
  }

  private static String refusal(Http http, String stream) throws Exception {
    HttpResponse<String> answer = post(http, "{\"stream\": \"" + stream + "\"}");
    String type = Json.mapper().readTree(answer.body()).path("type").asText();
    return answer.statusCode() + " " + type.replace("urn:vigil:", "");
  }

  private static String topic(JsonNode proof, String name) {
    for (JsonNode topic : proof.path("topics")) {
      if (topic.path("topic").asText().equals(name)) {
        return "found=%s left=%s lost=%s by=%s"
            .formatted(
                topic.path("found").asText(),
                topic.path("left").asText(),
                topic.path("othersLost").asText(),
                topic.path("goneBy").isNull() ? "-" : topic.path("goneBy").asText());
      }
    }
    return "no topic " + name;
  }

  private static void assertNothingShown(Http http) throws Exception {
    for (String list :
        List.of(
            "captions?stream=door",
            "captions?text=dog",
            "events?stream=door",
            "reviews",
            "questions?stream=door")) {
      assertThat(http.json("/api/v1/" + list).path("items")).as(list).isEmpty();
    }
    assertThat(http.json("/api/v1/streams").path("items").findValuesAsText("id"))
        .doesNotContain(STREAM);
    assertThat(http.get("/api/v1/streams/door/picture").statusCode()).isEqualTo(404);
    assertThat(
            http.get(
                    "/api/v1/streams/door/clip.mp4?start=2026-01-31T08:00:00Z&end=2026-01-31T08:00:05Z")
                .statusCode())
        .isEqualTo(410);
    assertThat(http.get("/api/v1/topics/vigil.captions/tail").body()).doesNotContain("a dog");
  }
}
