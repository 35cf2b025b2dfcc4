package io.vigil.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.Event;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.testing.TestSystem;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event on its topic is shown, proven and reviewed by the whole server. */
class WholeServerTest {

  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

  @Test
  void anEventIsFoundInTheHistoryShownProvenAndReviewed(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      new WorldStream(5, folder.resolve("film.mp4")).ingest(broker, "yard", START);
      Event event =
          new Said().event("yard", "thing.person", START.plusSeconds(6), START.plusSeconds(8));
      new RecordSender(broker.connection()).send(Topics.EVENTS, "yard", event);
      try (TestSystem system = new TestSystem(broker.connection(), folder.resolve("history"))) {
        Http http = system.http();
        String path = "/api/v1/events/" + event.getId();
        Await.until(
            "the event to be in the history",
            Duration.ofSeconds(60),
            () -> http.get(path + "/frames").statusCode() == 200);

        assertThat(http.json(path + "/frames").get("items")).hasSize(4);
        JsonNode proof = Proofs.of(http, path);
        assertThat(proof.at("/about/type").asText()).isEqualTo("thing.person");
        assertThat(proof.get("frames")).hasSize(8);
        HttpResponse<String> review =
            http.send("PUT", path + "/review", "{\"verdict\":\"CONFIRMED\"}");
        assertThat(review.statusCode()).as(review.body()).isEqualTo(200);
        assertThat(review.body()).contains("\"clip\":true");
        assertThat(http.json("/api/v1/questions").get("items")).isEmpty();
      }
    }
  }
}
