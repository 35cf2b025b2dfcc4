package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.assets.TinyData;
import io.vigil.model.assets.AssetPack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny folder of sets of its own. */
final class ModelAssetsCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aPackIsMadeAndSummedUpByTypeAndLabel() throws Exception {
    TinyData.write(folder.resolve("data"));
    Path pack = folder.resolve("pack");
    Path sheets = folder.resolve("sheets");
    Cli cli = new Cli();
    int status =
        cli.run(
            "model",
            "assets",
            folder.resolve("data").toString(),
            "--out",
            pack.toString(),
            "--sheets",
            sheets.toString());
    assertThat(status).as("one file was broken").isEqualTo(3);
    assertThat(cli.out()).contains("cutout person", "cutout car", "sound speech", "held out");
    assertThat(cli.err()).contains("Left out: images/street/broken.jpg");
    assertThat(AssetPack.read(pack).assets()).isNotEmpty();
    try (Stream<Path> files = Files.list(sheets)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).contains("person-given-1.png", "car-estimated-1.png", "background-1.png");
    }
  }

  @Test
  void aFolderWithoutSetsIsOneLineAndSaysWhatIsExpected() {
    Cli cli = new Cli();
    assertThat(
            cli.run("model", "assets", folder.toString(), "--out", folder.resolve("p").toString()))
        .isEqualTo(2);
    assertThat(cli.err().lines())
        .singleElement()
        .asString()
        .contains("no set", "images/SET/labels.csv");
  }

  @Test
  void aPackThatIsNoneIsOneLineWithItsMendWhereverItIsRead() {
    for (String[] command :
        new String[][] {
          {"model", "evaluate", "--assets", folder.toString()},
          {"model", "train", "--out", folder.resolve("run").toString(), "--assets", "nowhere"},
        }) {
      Cli cli = new Cli();
      assertThat(cli.run(command)).isEqualTo(1);
      assertThat(cli.err().lines().filter(line -> line.startsWith("vigil: ")))
          .singleElement()
          .asString()
          .contains("no pack in ", "make one with `vigil model assets`")
          .doesNotContain("--verbose");
    }
  }

  @Test
  void helpTellsTheLayout() {
    Cli cli = new Cli();
    assertThat(cli.run("model", "assets", "--help")).isZero();
    assertThat(cli.out()).contains("labels.csv", "masks.zip", "May be used for", "--use");
  }
}
