package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Trainer;
import io.vigil.model.world.EventTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the shipped bundle, real sessions and a real, short training. */
final class ModelCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void infoTellsShapesCostAndEveryEventType() {
    Cli cli = new Cli();
    assertThat(cli.run("model", "info")).isZero();
    assertThat(cli.out()).contains(Signatures.of(false, false)).contains(EventTypes.ALL);
    assertThat(cli.out())
        .containsPattern("encode_frames +[0-9.]+ ms +[0-9.]+ ms")
        .contains("takes sound [n, 16000] float", "parameters", "vocabulary", "licence Apache-2.0");
  }

  @Test
  void theBundlesThatComeWithVigilAreChosenByTheirNames() {
    Cli cli = new Cli();
    assertThat(cli.run("model", "info", "--bundle", "research")).isZero();
    assertThat(cli.out()).contains("research", "licence LicenseRef-non-commercial-research");
  }

  @Test
  void aBundleThatIsNotThereIsOneLineAndItsOwnStatus() {
    Cli cli = new Cli();
    assertThat(cli.run("model", "info", "--bundle", folder.resolve("none").toString()))
        .isEqualTo(5);
    assertThat(cli.err().lines()).singleElement().asString().contains("none");
  }

  @Test
  void evaluateTellsEachFigureAsOneLineOfJson() throws Exception {
    Cli cli = new Cli();
    assertThat(cli.run("model", "evaluate", "--scenes", "1", "--seconds", "10", "--json")).isZero();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSizeGreaterThan(EventTypes.ALL.size());
    for (String line : lines) {
      JsonNode figure = new ObjectMapper().readTree(line);
      assertThat(figure.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("figure", "value", "unit", "target", "better", "detail");
      assertThat(figure.get("better").asText()).isIn("higher", "lower");
    }
  }

  @Test
  void trainingGoesOnWhereItStopped() throws Exception {
    String run = folder.resolve("run").toString();
    Cli first = new Cli();
    assertThat(first.run("model", "train", "--out", run, "--steps", "1", "--clips", "2")).isZero();
    assertThat(first.err()).contains("Beginning at step 0 of 1");
    Cli second = new Cli();
    assertThat(second.run("model", "train", "--out", run, "--steps", "2", "--clips", "2")).isZero();
    assertThat(second.err()).contains("Going on at step 1 of 2");
    assertThat(Checkpoint.read(folder.resolve("run").resolve(Trainer.CHECKPOINT)).step())
        .isEqualTo(2);
    Cli third = new Cli();
    assertThat(third.run("model", "train", "--out", run, "--steps", "2", "--clips", "2")).isZero();
    assertThat(third.err()).contains("complete");
  }

  @Test
  void interruptedTrainingSavesWhatItLearnt() throws Exception {
    Path run = folder.resolve("run");
    Cli cli = new Cli();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(
            () -> cli.run("model", "train", "--out", run.toString(), "--clips", "2"));
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!cli.err().contains("Beginning") && System.nanoTime() < patience) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    cli.interrupt();
    assertThat(status.get(3, TimeUnit.MINUTES)).isEqualTo(130);
    assertThat(Files.exists(run.resolve(Trainer.CHECKPOINT))).isTrue();
    assertThat(cli.err()).contains("the same command goes on from it");
  }
}
