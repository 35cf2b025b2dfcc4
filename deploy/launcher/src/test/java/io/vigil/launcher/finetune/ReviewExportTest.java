package io.vigil.launcher.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestConfig;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.launcher.WorldFilm;
import io.vigil.model.adapt.ClipSet;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.evidence.Lookup;
import io.vigil.server.evidence.MediaReader;
import io.vigil.server.evidence.ReviewBook;
import io.vigil.server.evidence.ReviewRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people said of events is what a bundle is tuned by. */
final class ReviewExportTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final int SECONDS = 12;

  private final Map<String, Event> events = new HashMap<>();
  @TempDir private Path folder = Path.of("");

  @Test
  void theExportOfReviewsIsTakenByTheReaderOfClips() throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      play(broker);
      MediaReader media = new MediaReader(broker.connection());
      ReviewRoutes routes =
          new ReviewRoutes(
              broker.connection(),
              media,
              new Lookup() {
                @Override
                public Optional<Event> event(String id) {
                  return Optional.ofNullable(events.get(id));
                }

                @Override
                public Optional<Caption> caption(String id) {
                  return Optional.empty();
                }

                @Override
                public boolean eventsOnly(String stream) {
                  return false;
                }
              },
              new ReviewBook(),
              folder.resolve("reviews"),
              Clock.systemUTC());
      try (VigilServer server = VigilServer.start(ServerConfig.loopback(0), List.of(routes))) {
        for (int i = 0; i < 3; i++) {
          review(server, event("motion.enters", 2 + i, 1), "CONFIRMED");
        }
        // Up to the very end of the film, where a label must not be longer than it.
        review(server, event("motion.enters", SECONDS - 2, 4), "CONFIRMED");
        review(server, event("motion.enters", 6, 1), "REFUTED");
        review(server, event("motion.enters", 7, 1), "REFUTED");
        JsonNode export =
            new ObjectMapper().readTree(send(server, "POST", "/api/v1/reviews/export", ""));
        assertThat(export.get("clips").asInt()).isEqualTo(6);

        List<String> leftOut = new ArrayList<>();
        ClipSet clips =
            new ClipReader(Path.of(export.get("directory").asText()), 0.3, leftOut::add)
                .read((done, all) -> {});

        assertThat(leftOut).isEmpty();
        assertThat(clips.classes()).containsExactly("motion_enters");
        assertThat(clips.train().size() + clips.test().size()).isEqualTo(6);
        assertThat(clips.train()).allSatisfy(film -> assertThat(film.pictures()).isNotEmpty());
      }
    }
  }

  private void play(TestBroker broker) throws Exception {
    Path film =
        WorldFilm.write(new SimulatedCamera(5, Split.TEST), SECONDS, folder.resolve("film.mp4"));
    StreamSource source =
        new StreamSource(
            "yard",
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().startingAt(START));
    try (Ingest ingest =
        new Ingest(IngestConfig.defaults(), broker.connection(), List.of(source), List.of())) {
      ingest.start();
      assertThat(ingest.awaitEnd(Duration.ofMinutes(2))).isTrue();
    }
  }

  private Event event(String type, int from, int seconds) {
    Instant start = START.plusSeconds(from);
    Event event =
        Event.newBuilder()
            .setStream("yard")
            .setId(RecordIds.event("yard", type, start))
            .setPhase(EventPhase.ENDED)
            .setType(type)
            .setStart(start)
            .setEnd(start.plusSeconds(seconds))
            .setConfidence(0.9f)
            .build();
    events.put(event.getId(), event);
    return event;
  }

  private static void review(VigilServer server, Event event, String verdict) throws Exception {
    String answer =
        send(
            server,
            "PUT",
            "/api/v1/events/" + event.getId() + "/review",
            "{\"verdict\":\"" + verdict + "\"}");
    assertThat(new ObjectMapper().readTree(answer).get("clip").asBoolean()).as(answer).isTrue();
  }

  private static String send(VigilServer server, String method, String path, String body)
      throws Exception {
    URI address = server.address().resolve(path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
