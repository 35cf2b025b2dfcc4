package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stops a run at its start: each one line that names fault and mend, and a status of its own.
 */
final class RefusalTest {
  private static final Path BUNDLE = Path.of("../../model/src/main/bundles/default");

  @TempDir private Path folder = Path.of("");

  @Test
  void aMissingFilmAloneStartsNothing() {
    Cli cli = new Cli();
    assertThat(cli.run("run", "none.mp4")).isEqualTo(3);
    assertThat(cli.err().lines())
        .containsExactly(
            "vigil: none.mp4: there is no such file; check the path",
            "vigil: no source is left to play; see above");
  }

  @Test
  void noSourceIsAUsageFault() {
    Cli cli = new Cli();
    assertThat(cli.run("run")).isEqualTo(2);
    assertThat(cli.err()).contains("give at least one film or camera");
  }

  @Test
  void aMissingBundleIsToldWithItsPlace() {
    Cli cli = new Cli();
    assertThat(run(cli, folder.resolve("nowhere"))).isEqualTo(5);
    assertThat(lastLine(cli)).contains("nowhere");
  }

  @Test
  void aBundleWithAnAlteredFileIsRefused() throws IOException {
    Path bundle = copyOfTheBundle();
    Files.writeString(bundle.resolve("saved_model.pb"), "altered");
    Cli cli = new Cli();
    assertThat(run(cli, bundle)).isEqualTo(5);
    assertThat(lastLine(cli)).contains("saved_model.pb").contains("SHA-256");
  }

  @Test
  void aBundleWithoutASignatureIsRefused() throws IOException {
    Path bundle = copyOfTheBundle();
    Path manifest = bundle.resolve("bundle.json");
    String text = Files.readString(manifest);
    assertThat(text).contains("\"caption\"");
    Files.writeString(manifest, text.replace("\"caption\"", "\"captions\""));
    Cli cli = new Cli();
    assertThat(run(cli, bundle)).isEqualTo(5);
    assertThat(lastLine(cli)).containsIgnoringCase("signature");
  }

  @Test
  void kafkaAwayAtTheStartIsToldWithItsAddress() throws IOException {
    Cli cli = new Cli();
    Path film = Files.writeString(folder.resolve("film.mp4"), "not read before Kafka answers");
    assertThat(
            cli.run(
                "run",
                "--bootstrap",
                "127.0.0.1:1",
                "--data-dir",
                folder.resolve("data").toString(),
                film.toString()))
        .isEqualTo(4);
    assertThat(lastLine(cli))
        .isEqualTo(
            "vigil: Kafka at 127.0.0.1:1 does not answer; start it, or correct kafka.bootstrap");
  }

  private int run(Cli cli, Path bundle) {
    return cli.run(
        "demo",
        "--duration",
        "1s",
        "--data-dir",
        folder.resolve("data").toString(),
        "--bundle",
        bundle.toString());
  }

  private static String lastLine(Cli cli) {
    String[] lines = cli.err().strip().split("\n", -1);
    assertThat(lines).as("one line of fault after the line of the start").hasSizeLessThan(3);
    return lines[lines.length - 1];
  }

  private Path copyOfTheBundle() throws IOException {
    Path copy = folder.resolve("bundle");
    try (Stream<Path> tree = Files.walk(BUNDLE)) {
      for (Path from : tree.toList()) {
        Files.copy(from, copy.resolve(BUNDLE.relativize(from).toString()));
      }
    }
    return copy;
  }
}
