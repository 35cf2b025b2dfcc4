package io.vigil.launcher.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.launcher.config.ConfigException;
import io.vigil.launcher.config.ConfigLoader;
import io.vigil.launcher.config.ConfigPrinter;
import io.vigil.model.release.ReleaseConfig;
import io.vigil.model.train.Material;
import io.vigil.model.train.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingFileTest {
  @TempDir private Path folder = Path.of("");

  private TrainingFile read(String yaml, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("run.yaml"), yaml);
    return new ConfigLoader(Map.of())
        .load(TrainingFile.class, Optional.of(file), List.of(overrides));
  }

  @Test
  void whatIsLeftOutIsAsInTheRunOfTheShippedBundle() throws IOException {
    assertThat(read("out: run").config()).isEqualTo(TrainConfig.standard(Path.of("run"), 6000));
    assertThat(read("out: run\ndata:\n  assets: pack").config().material())
        .isEqualTo(Material.of(Path.of("pack")));
  }

  @Test
  void whatIsThereCountsAndTheCommandLineWins() throws IOException {
    TrainConfig config =
        read(
                """
                out: run
                steps: 100
                rate:
                  peak: 0.002
                losses:
                  events: 3
                checkpoint-every: 5s
                """,
                "steps=200",
                "data.makers=2")
            .config();
    assertThat(config.schedule().steps()).isEqualTo(200);
    assertThat(config.schedule().peak()).isEqualTo(0.002);
    assertThat(config.losses().events()).isEqualTo(3f);
    assertThat(config.makers()).isEqualTo(2);
    assertThat(config.checkpointEvery()).hasSeconds(5);
  }

  @Test
  void aBundleIsCalibratedOnWhatItIsMeasuredOnUnlessToldOtherwise() throws IOException {
    assertThat(read("out: run").release().config())
        .isEqualTo(ReleaseConfig.standard("own", "0.0.1"));
    ReleaseConfig same = read("out: run", "release.scenes=30").release().config();
    assertThat(same.evaluation().cameras()).isEqualTo(30);
    assertThat(same.evaluation().combinations()).isEqualTo(20);
    assertThat(same.validation().cameras()).isEqualTo(30);
    ReleaseConfig more =
        read("out: run", "release.scenes=30", "release.calibrate=160").release().config();
    assertThat(more.evaluation()).isEqualTo(same.evaluation());
    assertThat(more.validation().cameras()).isEqualTo(160);
    assertThat(more.validation().firstSeed()).isNotEqualTo(more.evaluation().firstSeed());
  }

  @Test
  void everyProblemIsNamedAtOnceAndUnknownKeysWithTheNearest() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    step: 100
                    clips: 1
                    losses:
                      captions: 2
                      due: much
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "step: no such key; did you mean steps?",
            "losses.captions: no such key; did you mean losses.caption?",
            "out: is required",
            "clips: '1' is not allowed; it must be 2 to 4096",
            "losses.due: 'much' is not allowed; it must be a number");
  }

  @Test
  void theExampleReadsAsTheDefaults() throws IOException {
    TrainingFile defaults = read("out: run");
    String example = ConfigPrinter.explained(defaults);
    assertThat(read(example)).isEqualTo(defaults);
    assertThat(example).contains("# Highest learning rate\n  peak: 0.001\n", "# assets:\n");
  }
}
