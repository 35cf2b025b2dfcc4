package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.RandomBundle;
import io.vigil.launcher.WorldFilm;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle's SavedModel stands in for one from elsewhere: its encoder is imported into another. */
final class ModelImportCommandTest {
  private static final int SECONDS = 6;
  @TempDir private Path folder = Path.of("");

  private Path mapping(String more) throws IOException {
    return Files.writeString(
        folder.resolve("mapping.yaml"),
        """
        kind: pictures
        signature: encode_frames
        size: 64
        low: 0
        high: 255
        tokens: rows
        """
            + more);
  }

  @Test
  void anImportedEncoderRunsInTheWholeSystem() throws Exception {
    Path elsewhere = RandomBundle.write(folder.resolve("elsewhere"), false);
    Path base = RandomBundle.write(folder.resolve("base"), true);
    Path made = folder.resolve("made");
    Cli cli = new Cli();
    int status =
        cli.run(
            "model",
            "import",
            elsewhere.toString(),
            "--as",
            mapping("licence: MIT\n").toString(),
            "--bundle",
            base.toString(),
            "--out",
            made.toString(),
            "--cameras",
            "10",
            "--steps",
            "2",
            "--scenes",
            "0",
            "--json");
    assertThat(status).as(cli.err()).isZero();
    JsonNode figure = new ObjectMapper().readTree(cli.out());
    assertThat(figure.get("figure").asText()).isEqualTo("imported encoder, variance explained");
    assertThat(cli.err()).as("a base of other sizes").contains("Fusion and heads stay as they are");

    Path film =
        WorldFilm.write(new SimulatedCamera(3, Split.TEST), SECONDS, folder.resolve("film.mp4"));
    assertThat(captions(film, made, "data")).isPositive();
    assertThat(captions(film, made, "tokens", "--events-only"))
        .as("encoded in ingest")
        .isPositive();
  }

  /** How much is said of a film by a run of the whole system. */
  private int captions(Path film, Path bundle, String data, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "--fast", "--json"));
    words.addAll(List.of("--bundle", bundle.toString()));
    words.addAll(List.of("--data-dir", folder.resolve(data).toString()));
    words.addAll(List.of(more));
    words.add(film.toString());
    Cli run = new Cli();
    assertThat(run.run(words.toArray(String[]::new))).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    JsonNode summary = new ObjectMapper().readTree(lines.get(lines.size() - 1)).get("summary");
    assertThat(summary.get("frames").asInt()).isEqualTo(2 * SECONDS);
    return summary.get("captions").asInt();
  }

  @Test
  void whatIsMissingOrWrongIsOneLine() throws Exception {
    Path elsewhere = RandomBundle.write(folder.resolve("elsewhere"), false);
    refused(6, "kinds: no such key", elsewhere, mapping("kinds: 1\n").toString());
    refused(2, "there is no mapping yamnt", elsewhere, "yamnt");
    refused(5, "holds no saved_model.pb", folder.resolve("none"), "yamnet");
  }

  private void refused(int status, String words, Path model, String as) {
    Cli cli = new Cli();
    Path out = folder.resolve("made");
    assertThat(cli.run("model", "import", model.toString(), "--as", as, "--out", out.toString()))
        .as(cli.err())
        .isEqualTo(status);
    assertThat(cli.err()).contains(words);
    assertThat(out).doesNotExist();
  }
}
