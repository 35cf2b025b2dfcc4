package io.vigil.server.api;

import static io.vigil.server.testing.Records.at;
import static io.vigil.server.testing.Records.caption;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.picture;
import static io.vigil.server.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.history.Kind;
import io.vigil.server.testing.TestProducer;
import io.vigil.server.testing.TestSystem;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of a stream that sends neither pictures nor sound. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsOnlyApiTest {
  @TempDir static Path directory;

  private TestBroker broker;
  private TestSystem system;
  private Http http;

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    try (TestProducer producer = new TestProducer(broker.connection())) {
      producer.send(Topics.STREAMS, closed("ward"));
      producer.send(Topics.STREAMS, status("door", StreamState.ONLINE, 20, ""));
      // From before it was set so: on Kafka, and not to be shown any more.
      producer.send(Topics.FRAMES, picture("ward", 0, 0, new byte[] {1, 2, 3}));
      producer.send(Topics.EVENTS, event("ward", "sound.bark", 2, 4, EventPhase.ENDED, 0.9));
      producer.send(Topics.CAPTIONS, caption("ward", 2, "a dog barks", 1));
      producer.send(Topics.TOKENS, tokens(2).setLevel(-30.5f).setSamples(16_000).build());
      producer.send(
          Topics.TOKENS,
          tokens(3).setMarker(MarkerKind.GAP).setGapEnd(at(5)).setDropped(2).build());
      producer.flush();
    }
    system = new TestSystem(broker.connection(), directory.resolve("history"));
    http = system.http();
    system.await(Kind.STREAM, 2);
    system.await(Kind.EVENT, 1);
    system.await(Kind.CAPTION, 1);
    system.await(Kind.LEVEL, 1);
    system.await(Kind.GAP, 1);
    system.await(Kind.FRAME, 1);
  }

  @AfterAll
  void stop() {
    system.close();
    broker.close();
  }

  private static StreamStatus closed(String stream) {
    return StreamStatus.newBuilder(status(stream, StreamState.ONLINE, 20, ""))
        .setEventsOnly(true)
        .build();
  }

  private static MediaTokens.Builder tokens(double time) {
    return MediaTokens.newBuilder()
        .setStream("ward")
        .setSense(Sense.SOUND)
        .setEpoch(1)
        .setSequence((long) time)
        .setTime(at(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/streams/ward/picture",
        "/streams/ward/picture?at=2026-01-31T08:00:01Z",
        "/streams/ward/clip.mp4?start=2026-01-31T08:00:00Z&end=2026-01-31T08:00:05Z",
        "/streams/ward/frames/1769846400000000.jpg",
        "/events/EVENT/frames",
        "/events/EVENT/clip.mp4",
        "/events/EVENT/strip.jpg",
        "/events/EVENT/proof",
        "/captions/CAPTION/clip.mp4",
        "/captions/CAPTION/proof",
      })
  void whatDoesNotExistIsRefusedWithItsReason(String path) throws Exception {
    String address =
        path.replace("EVENT", RecordIds.event("ward", "sound.bark", at(2)))
            .replace("CAPTION", RecordIds.caption("ward", at(2)));
    HttpResponse<String> response = http.get("/api/v1" + address);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("urn:vigil:events-only", "ward is set to events only");
  }

  @Test
  void itsStateSaysSoAndThatOfOthersDoesNot() throws Exception {
    assertThat(http.json("/api/v1/streams/ward").path("eventsOnly").asBoolean()).isTrue();
    assertThat(http.json("/api/v1/streams/door").path("eventsOnly").asBoolean(true)).isFalse();
  }

  @Test
  void whatIsSaidItsLoudnessAndItsGapsAreThere() throws Exception {
    JsonNode timeline =
        http.json(
            "/api/v1/streams/ward/timeline?from=2026-01-31T08:00:00Z&to=2026-01-31T08:01:00Z");
    assertThat(timeline.path("captions")).hasSize(1);
    assertThat(timeline.path("events")).hasSize(1);
    assertThat(timeline.path("levels")).hasSize(1);
    assertThat(timeline.at("/levels/0/dbfs").asDouble()).isEqualTo(-30.5);
    assertThat(timeline.at("/gaps/0/sense").asText()).isEqualTo("sound");
    assertThat(timeline.at("/gaps/0/dropped").asLong()).isEqualTo(2);
  }
}
