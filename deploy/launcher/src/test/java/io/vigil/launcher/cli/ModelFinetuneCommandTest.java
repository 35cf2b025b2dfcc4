package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.WorldFilm;
import io.vigil.model.assets.WavFile;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.event.EventType;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On sounds that the tests make. */
final class ModelFinetuneCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void twoFoldersOfSoundsBecomeABundleThatTellsThem() throws Exception {
    Path clips = folder.resolve("clips");
    for (int i = 0; i < 5; i++) {
      write(clips.resolve("whistle").resolve(i + ".wav"), true, i);
      write(clips.resolve("hiss").resolve(i + ".wav"), false, i);
    }
    Files.writeString(clips.resolve("whistle").resolve("broken.wav"), "no sound");
    Path mine = folder.resolve("mine");
    Cli cli = new Cli();

    assertThat(
            cli.run(
                "model",
                "finetune",
                "--clips",
                clips.toString(),
                "--out",
                mine.toString(),
                "--variants",
                "1",
                "--scenes",
                "0",
                "--licence",
                "CC0",
                "--json"))
        .as("one file could not be read")
        .isEqualTo(3);

    assertThat(cli.err()).contains("Left out: " + clips.resolve("whistle").resolve("broken.wav"));
    ObjectMapper json = new ObjectMapper();
    JsonNode accuracy = json.readTree(cli.out().lines().findFirst().orElseThrow());
    assertThat(accuracy.get("figure").asText()).isEqualTo("custom accuracy");
    assertThat(accuracy.get("value").asDouble()).isEqualTo(1);
    assertThat(accuracy.get("detail").get("majority").asDouble()).isEqualTo(0.5);
    assertThat(BundleLoader.manifest(mine).eventTypes().stream().map(EventType::name))
        .endsWith("custom.hiss", "custom.whistle");
    assertThat(BundleLoader.manifest(mine).provenance().get("data clips 1"))
        .contains("8 films learnt from, 2 judged by", "CC0");
  }

  @Test
  void atableSaysTimesAndWhatIsJudgedBy() throws Exception {
    WorldFilm.write(new SimulatedCamera(5, Split.TEST), 4, folder.resolve("yard.mp4"));
    write(folder.resolve("a.wav"), true, 1);
    Path table = folder.resolve("clips.csv");
    Files.writeString(
        table,
        """
        file,start,end,label,part
        yard.mp4,0.5,0:02,gate,train
        yard.mp4,2.5,3.5,gate,train
        a.wav,,,gate,train
        a.wav,1,9,gate,train
        """);
    refuses(table, "row 5", "beyond the end of a.wav, which is 3.0 s long");
    Files.writeString(table, "file,start,end,label\na.wav,2,1,gate\n");
    refuses(table, "row 2 ends before it begins");
    Files.writeString(table, "file,label,part\na.wav,gate,train\na.wav,gate,test\n");
    refuses(table, "row 3 puts", "another part");
    Files.writeString(table, "file,label,part\na.wav,gate,train\nyard.mp4,gate,test\n");
    refuses(table, "class gate has 1 clip to learn from and 1 to judge by", "ten are better");
  }

  @Test
  void clipsThatCannotBeLearntFromAreToldInOneLine() throws Exception {
    refuses(folder.resolve("nowhere"), "there is no");
    Path clips = Files.createDirectories(folder.resolve("clips"));
    refuses(clips, "holds no folder with clips");
    write(clips.resolve("2nd floor").resolve("a.wav"), true, 1);
    refuses(clips, "\"2nd floor\"", "cannot be the name of an event type");
    Files.move(clips.resolve("2nd floor"), clips.resolve("floor"));
    refuses(clips, "class floor has 1 clip to learn from and 0 to judge by");
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there"));
    Cli cli = new Cli();
    assertThat(
            cli.run("model", "finetune", "--clips", folder.toString(), "--out", there.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains("is there already");
  }

  private void refuses(Path clips, String... words) {
    Cli cli = new Cli();
    Path out = folder.resolve("out");
    assertThat(cli.run("model", "finetune", "--clips", clips.toString(), "--out", out.toString()))
        .isEqualTo(3);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err()).contains(List.of(words));
    assertThat(out).doesNotExist();
  }

  private static void write(Path file, boolean whistle, int number) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Random random = new Random(number);
    short[] samples = new short[3 * WavFile.SAMPLE_RATE];
    double hertz = 900 + 40 * number;
    for (int i = 0; i < samples.length; i++) {
      double tone = Math.sin(2 * Math.PI * hertz * i / WavFile.SAMPLE_RATE);
      samples[i] = (short) Math.round(5_000 * (whistle ? tone : 0.5 * random.nextGaussian()));
    }
    WavFile.write(file, samples);
  }
}
