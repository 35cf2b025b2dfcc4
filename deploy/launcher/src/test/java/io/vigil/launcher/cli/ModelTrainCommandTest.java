package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.training.StrictEvents;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Trainer;
import io.vigil.schemas.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

/** Real, short runs of the real trainer. */
final class ModelTrainCommandTest {
  /** Sums in another order, from step to step: what two runs of one seed may differ by. */
  private static final double TOLERANCE = 0.01;

  private static final Set<String> OF_THE_CLOCK = Set.of("clipsPerSecond", "freshClips");

  @TempDir private Path folder = Path.of("");

  private Path config(String name, String more) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        "out: " + folder.resolve(name) + "\nsteps: 25\nclips: 2\n" + more);
  }

  private static void train(Path config, String... more) {
    Cli cli = new Cli();
    List<String> words = new ArrayList<>(List.of("model", "train", config.toString()));
    words.addAll(List.of(more));
    assertThat(cli.run(words.toArray(String[]::new))).as(cli.err()).isZero();
  }

  private JsonNode figures(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name).resolve("metrics.jsonl"));
    assertThat(lines).hasSize(1);
    return new ObjectMapper().readTree(lines.get(0));
  }

  @Test
  void aRunOfAFileLeavesAPageTensorBoardsFilesAndTheSameFiguresFromTheSameSeed() throws Exception {
    train(config("one", "checkpoint-every: 1s\nreport:\n  examples: 1\n"));
    train(config("again", "report:\n  page: false\n"));
    train(config("other", "report:\n  page: false\n"), "--seed", "5");

    Path run = folder.resolve("one");
    assertThat(Files.readString(run.resolve("report.html")))
        .contains(
            "25 of 25", "<polyline", "Said and true", "data:image/jpeg;base64,", "events true")
        .doesNotContain("<script");
    BundleLoader.load(run.resolve("draft"), SessionOptions.standard()).close();

    JsonNode one = figures("one");
    List<Event> events = StrictEvents.in(run);
    assertThat(events.get(events.size() - 1).getStep()).isEqualTo(25);
    assertThat(events.get(events.size() - 1).getSummary().getValueList())
        .hasSize(one.size() - 1)
        .allSatisfy(
            v ->
                assertThat((double) v.getSimpleValue())
                    .isEqualTo(one.get(v.getTag()).floatValue()));

    JsonNode again = figures("again");
    JsonNode other = figures("other");
    one.fieldNames()
        .forEachRemaining(
            name -> {
              double value = one.get(name).asDouble();
              if (!OF_THE_CLOCK.contains(name)) {
                assertThat(again.get(name).asDouble())
                    .as(name)
                    .isCloseTo(value, within(TOLERANCE * Math.abs(value)));
              }
            });
    double loss = one.get("loss").asDouble();
    assertThat(Math.abs(other.get("loss").asDouble() - loss)).isGreaterThan(TOLERANCE * loss);
  }

  @Test
  void aKilledProcessLosesNoMoreThanWhatCameAfterItsCheckpoint() throws Exception {
    Path run = folder.resolve("killed");
    Path config = config("killed", "checkpoint-every: 1s\nreport:\n  examples: 0\n");
    Path checkpoint = run.resolve(Trainer.CHECKPOINT);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx2g",
                "-Dvigil.home=../..",
                "-Dvigil.log.dir=" + folder,
                "-cp",
                System.getProperty("java.class.path", ""),
                "io.vigil.launcher.VigilMain",
                "model",
                "train",
                config.toString(),
                "--steps",
                "100000")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Await.until("a checkpoint", Duration.ofMinutes(4), () -> Files.exists(checkpoint));
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL: no farewell
    }
    long reached = Checkpoint.read(checkpoint).step();
    assertThat(reached).isPositive();

    Cli cli = new Cli();
    int status =
        cli.run("model", "train", config.toString(), "--steps", Long.toString(reached + 2));
    assertThat(status).as(cli.err()).isZero();
    assertThat(cli.err()).contains("Going on at step " + reached + " of " + (reached + 2));
    assertThat(Checkpoint.read(checkpoint).step()).isEqualTo(reached + 2);
  }

  @Test
  void aFileThatIsWrongIsRefusedBeforeAnythingIsDone() throws Exception {
    Cli cli = new Cli();
    assertThat(cli.run("model", "train", config("wrong", "losses:\n  event: 1\n").toString()))
        .isEqualTo(6);
    assertThat(cli.err()).contains("losses.event: no such key; did you mean losses.events?");
    assertThat(folder.resolve("wrong")).doesNotExist();
  }

  @Test
  void withoutAPlaceToGoItSaysWhichOptionIsMissing() {
    Cli cli = new Cli();
    assertThat(cli.run("model", "train")).isEqualTo(2);
    assertThat(cli.err()).contains("--out=DIR");
  }
}
