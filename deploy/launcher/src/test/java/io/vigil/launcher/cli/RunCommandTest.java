package io.vigil.launcher.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.WorldFilm;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.evaluate.EventScore;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.EventScorer;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.StreamPlayer;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run of the real command on a film of the procedural world, with a missing film and a camera
 * that refuses beside it: what came out on the topics is held against the world's script.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final int SECONDS = 60;
  private static final String CANARY = "c4nary-w0rd";

  /** Two decisions of 24 types in a minute may fall otherwise, for a film is not a painting. */
  private static final double RECALL_TOLERANCE = 0.1;

  private final SimulatedCamera world = new SimulatedCamera(1_000_003, Split.TEST);
  private final Cli cli = new Cli();
  private final List<JsonNode> records = new ArrayList<>();
  private final Map<String, JsonNode> summaries = new TreeMap<>();
  private int status;

  private Path folder = Path.of("");

  @BeforeAll
  void playTheFilm(@TempDir Path shared) throws IOException {
    folder = shared;
    Path film = WorldFilm.write(world, SECONDS, folder.resolve("world.mp4"));
    status =
        cli.run(
            "run",
            "--fast",
            "--json",
            "--start",
            START.toString(),
            "--data-dir",
            folder.resolve("data").toString(),
            "--set",
            "ingest.retry-attempts=1",
            film.toString(),
            folder.resolve("none.mp4").toString(),
            "camera=rtsp://viewer:" + CANARY + "@127.0.0.1:1/stream?token=" + CANARY);
    for (String line : cli.out().lines().toList()) {
      JsonNode node = JSON.readTree(line);
      if (node.has("summary")) {
        summaries.put(node.at("/summary/stream").asText(), node.get("summary"));
      } else {
        records.add(node);
      }
    }
  }

  @Test
  void theFilmIsUnderstoodToItsEndWhileOthersFail() {
    JsonNode film = Objects.requireNonNull(summaries.get("world"));
    assertThat(film.get("state").asText()).isEqualTo("ended");
    assertThat(film.get("filmSeconds").asDouble()).isBetween(SECONDS - 1.0, SECONDS + 1.0);
    assertThat(film.get("frames").asInt()).isEqualTo(2 * SECONDS);
    assertThat(film.get("captions").asInt()).isPositive();
    assertThat(film.get("gaps").asInt()).isZero();
  }

  @Test
  void theStatusSaysThatASourceFailed() {
    assertThat(status).isEqualTo(3);
    assertThat(cli.err()).contains("none.mp4: there is no such file; check the path");
    assertThat(Objects.requireNonNull(summaries.get("camera")).get("state").asText())
        .isEqualTo("failed");
  }

  @Test
  void everyTypeOfEventIsFoundAsOftenAsTheBundleFindsItWithoutTheSystem() throws Exception {
    try (BundleInference inference =
        new BundleInference(
            BundleLoader.load(
                Path.of("../../model/src/main/bundles/default"), SessionOptions.standard()))) {
      Recording recording =
          new StreamPlayer(inference)
              .play(world, SECONDS, EnumSet.of(SenseMask.BOTH))
              .getOrDefault(SenseMask.BOTH, new Recording(world, List.of()));
      EventScorer scorer = new EventScorer(inference.manifest());
      List<EventScore> alone = scorer.score(recording);
      EventScore expected = EventScore.none();
      EventScore actual = EventScore.none();
      List<EventType> types = inference.manifest().eventTypes();
      for (int e = 0; e < types.size(); e++) {
        String type = types.get(e).name();
        EventScore came = EventScore.of(EventScorer.truth(recording, type), found(type));
        assertThat(came.hits()).as(type).isGreaterThanOrEqualTo(alone.get(e).hits() - 1);
        expected = expected.plus(alone.get(e));
        actual = actual.plus(came);
      }
      assertThat(actual.recall()).isGreaterThanOrEqualTo(expected.recall() - RECALL_TOLERANCE);
      assertThat(actual.precision())
          .isGreaterThanOrEqualTo(expected.precision() - RECALL_TOLERANCE);
      // A match is one within a hop: this states it for the reader.
      assertThat(actual.onsetErrors()).allMatch(error -> Math.abs(error) <= 0.5 + 1e-6);
    }
  }

  @Test
  void eventsAndCaptionsLieWithinTheFilmAndOnItsGrid() {
    for (JsonNode record : of("vigil.events", "vigil.captions")) {
      Instant start = Instant.parse(record.get("start").asText());
      Instant end = Instant.parse(record.get("end").asText());
      assertThat(start).isBetween(START, START.plusSeconds(SECONDS));
      assertThat(end).isBetween(start, START.plusSeconds(SECONDS + 1));
      assertThat(start.toEpochMilli() % 500).isZero();
      double shares = record.get("pictureShare").asDouble() + record.get("soundShare").asDouble();
      assertThat(shares).isBetween(0.99, 1.01);
    }
  }

  @Test
  void everyEventThatStartsEndsOnceUnderTheSameId() {
    Map<String, List<String>> phases = new TreeMap<>();
    of("vigil.events")
        .forEach(
            e ->
                phases
                    .computeIfAbsent(e.get("id").asText(), id -> new ArrayList<>())
                    .add(e.get("phase").asText()));
    assertThat(phases).isNotEmpty();
    assertThat(phases.values())
        .allSatisfy(
            p -> {
              assertThat(p.get(0)).isEqualTo("STARTED");
              assertThat(p.get(p.size() - 1)).isEqualTo("ENDED");
              assertThat(p.stream().filter(x -> !x.equals("UPDATED"))).hasSize(2);
            });
  }

  @Test
  void noPasswordIsOnScreenInTheLogOrOnAnyTopic() throws IOException {
    assertThat(cli.out()).doesNotContain(CANARY).contains("rtsp://***@127.0.0.1:1/stream");
    assertThat(cli.err()).doesNotContain(CANARY);
    assertThat(filesHoldingTheCanary(folder.resolve("data"))).isEmpty();
    assertThat(filesHoldingTheCanary(Path.of("target/log"))).isEmpty();
  }

  private static List<Path> filesHoldingTheCanary(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> holding = new ArrayList<>();
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(CANARY)) {
          holding.add(file);
        }
      }
      return holding;
    }
  }

  private List<Span> found(String type) {
    return of("vigil.events").stream()
        .filter(e -> e.get("type").asText().equals(type))
        .filter(e -> e.get("phase").asText().equals("ENDED"))
        .map(e -> new Span(seconds(e.get("start")), seconds(e.get("end"))))
        .toList();
  }

  private static double seconds(JsonNode time) {
    return Duration.between(START, Instant.parse(time.asText())).toMillis() / 1000.0;
  }

  private List<JsonNode> of(String... topics) {
    return records.stream().filter(r -> List.of(topics).contains(r.get("topic").asText())).toList();
  }
}
