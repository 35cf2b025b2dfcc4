package io.vigil.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.evaluate.Evaluation;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.evaluate.Figure;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundles that are shipped. */
class DefaultBundleTest {

  private static final Path DEFAULT = Path.of("src/main/bundles/default");
  private static final Path RESEARCH = DEFAULT.resolveSibling("research");

  @Test
  void isWholeAndSpeaksOfTheProceduralWorld() throws Exception {
    BundleManifest manifest = BundleLoader.manifest(DEFAULT);

    assertThat(manifest.licence()).isEqualTo("Apache-2.0");
    assertThat(manifest.eventTypes()).extracting(t -> t.name()).isEqualTo(EventTypes.ALL);
    assertThat(manifest.vocabulary()).containsAll(CaptionGrammar.vocabulary());
    assertThat(manifest.provenance()).containsKeys("data", "steps");
    assertThat(manifest.quality()).containsKey("event F1, mean of types");
  }

  @Test
  void theResearchBundleIsOfTheSameDesignAndMarkedAsNotFreeForAnyUse() throws Exception {
    BundleManifest manifest = BundleLoader.manifest(RESEARCH);

    assertThat(manifest.name()).isEqualTo("research");
    assertThat(manifest.licence()).isEqualTo("LicenseRef-non-commercial-research");
    assertThat(manifest.inputs()).isEqualTo(BundleLoader.manifest(DEFAULT).inputs());
    assertThat(RESEARCH.resolve("model-card.md")).content().contains("non-commercial research");
    new BundleInference(BundleLoader.load(RESEARCH, new SessionOptions(2, 2, false))).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "research"})
  void tellsOfEachEventTypeHowMuchOfItIsTrueAndHowMuchIsTold(String name) throws Exception {
    BundleManifest manifest = BundleLoader.manifest(DEFAULT.resolveSibling(name));

    for (String type : EventTypes.ALL) {
      if (manifest.quality().containsKey("event F1 " + type)) {
        assertThat(manifest.quality())
            .containsKeys("event precision " + type, "event recall " + type);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "research"})
  void isNoLargerThanItMayBe(String name) throws IOException {
    try (Stream<Path> files = Files.walk(DEFAULT.resolveSibling(name))) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertThat(bytes).isLessThan(25_000_000);
    }
  }

  @Test
  void findsEventsOfCamerasItNeverSawAboutAsWellAsItsManifestSays() throws Exception {
    BundleManifest manifest = BundleLoader.manifest(DEFAULT);
    double promised = Objects.requireNonNull(manifest.quality().get("event F1, all events"));
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(DEFAULT, new SessionOptions(2, 2, false)))) {
      List<Figure> figures =
          new Evaluation(inference, new EvaluationConfig(6, 0, 30, 7_000_000)).run(done -> {});

      assertThat(figures)
          .filteredOn(f -> f.figure().equals("event F1, all events"))
          .singleElement()
          .satisfies(f -> assertThat(f.value()).isGreaterThan(promised - 0.25));
    }
  }
}
