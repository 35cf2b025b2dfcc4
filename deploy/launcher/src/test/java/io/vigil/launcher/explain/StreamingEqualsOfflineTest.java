package io.vigil.launcher.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.launcher.WorldFilm;
import io.vigil.launcher.config.ConfigLoader;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.run.HeardRecords;
import io.vigil.launcher.run.Runner;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Moment;
import io.vigil.schemas.codec.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One film, twice: through ingest, Kafka, the Flink job and its micro-batches with the shipped
 * bundle, and by the bundle alone, which has the whole film at once. What is said must be the same,
 * but for the last digits, which depend on how calls are batched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamingEqualsOfflineTest {
  private static final Path BUNDLE = Path.of("../../model/src/main/bundles/default");
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final String STREAM = "film";
  private static final int SECONDS = 40;
  private static final float TOLERANCE = 1e-4f;

  private final VigilConfig config = ConfigLoader.defaults();
  private final HeardRecords heard = new HeardRecords();
  private final BundleInference inference = inference();
  private Optional<OfflineFilm> offline = Optional.empty();

  private static BundleInference inference() {
    try {
      return new BundleInference(BundleLoader.load(BUNDLE, SessionOptions.standard()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  void playTheFilmBothWays(@TempDir Path folder) throws Exception {
    SimulatedCamera world = new SimulatedCamera(1_000_003, Split.TEST);
    Path film = WorldFilm.write(world, SECONDS, folder.resolve("world.mp4"));
    new Runner(config, BUNDLE, List.of(), Runner.Companion.NONE)
        .run(
            List.of(
                new StreamSource(
                    STREAM,
                    SourceAddress.parse(film.toString()),
                    new SourceOptions(true, Optional.of(START)))),
            folder.resolve("data"),
            Optional.empty(),
            new Runner.Hooks(kafka -> {}, heard, () -> false));
    offline = Optional.of(OfflineFilm.of(film, SECONDS, inference));
  }

  @AfterAll
  void close() {
    inference.close();
  }

  @Test
  void everyMomentHasTheEmbeddingOfItsWindow() {
    List<FusionOutput> windows = offline.orElseThrow().windows();
    assertThat(heard.moments()).hasSize(SECONDS);
    for (Moment moment : heard.moments()) {
      float[] expected = windows.get(slot(moment.getEnd()) - 1).embedding();
      assertThat(moment.getEmbedding()).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(moment.getEmbedding().get(i))
            .as("%s, number %d", moment.getEnd(), i)
            .isCloseTo(expected[i], within(TOLERANCE));
      }
      assertThat(moment.getPictureMissing()).isFalse();
      assertThat(moment.getSoundMissing()).isFalse();
    }
  }

  @Test
  void theSameEventsAreToldWithTheSameIdsTimesAndConfidence() {
    Map<String, OfflineFilm.Told> expected = new HashMap<>();
    for (OfflineFilm.Told told : offline.orElseThrow().events()) {
      expected.put(RecordIds.event(STREAM, told.type(), time(told.from())), told);
    }
    List<Event> ended =
        heard.events().stream().filter(e -> e.getPhase() == EventPhase.ENDED).toList();
    assertThat(expected).hasSizeGreaterThan(4);
    assertThat(ended)
        .extracting(Event::getId)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(heard.events().stream().filter(e -> e.getPhase() == EventPhase.STARTED))
        .extracting(Event::getId)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Event event : ended) {
      OfflineFilm.Told told = Objects.requireNonNull(expected.get(event.getId()));
      assertThat(event.getType()).isEqualTo(told.type());
      assertThat(event.getStart()).isEqualTo(time(told.from()));
      assertThat(event.getEnd()).as(told.type()).isEqualTo(time(told.until()));
      assertThat(event.getConfidence())
          .as(told.type())
          .isCloseTo(told.confidence(), within(TOLERANCE));
    }
  }

  @Test
  void theSameCaptionsAreSaidAtTheSameTimesInTheSameWords() {
    List<OfflineFilm.Said> said = offline.orElseThrow().captions(config.job());
    List<Caption> came =
        heard.captions().stream()
            .sorted(Comparator.comparing(Caption::getStart).thenComparing(Caption::getRevision))
            .toList();
    assertThat(said).hasSizeGreaterThan(4);
    assertThat(came)
        .extracting(c -> c.getIsFinal() + " " + c.getStart() + " " + c.getEnd() + " " + c.getText())
        .containsExactlyElementsOf(
            said.stream()
                .map(s -> s.last() + " " + time(s.from()) + " " + time(s.until()) + " " + s.text())
                .toList());
    for (int i = 0; i < came.size(); i++) {
      assertThat(came.get(i).getConfidence())
          .isCloseTo(said.get(i).confidence(), within(10 * TOLERANCE));
    }
  }

  private static int slot(Instant time) {
    return (int) (Duration.between(START, time).toMillis() / 500);
  }

  private static Instant time(int slot) {
    return START.plusMillis(500L * slot);
  }
}
