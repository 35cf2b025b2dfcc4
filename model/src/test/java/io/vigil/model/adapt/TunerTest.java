package io.vigil.model.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventChange;
import io.vigil.model.event.EventDecoder;
import io.vigil.model.event.EventState;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.testing.TinyBundle;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {

  private static final SessionOptions OPTIONS = new SessionOptions(2, 1, false);
  private static final TuningConfig CONFIG = new TuningConfig("mine", "tests, CC0", 1, 1, 1, 0);
  private static final List<String> SOUNDS = List.of("hiss", "whistle");

  @TempDir static Path made;
  @TempDir Path directory;

  private static Path source = Path.of("");
  private static Path tuned = Path.of("");
  private static TuningReport report =
      new TuningReport(List.of(), 0, 0, 0, 0, new int[0][], List.of(), 0, 0, 0);

  @BeforeAll
  static void tune() throws Exception {
    source = TinyBundle.write(made.resolve("tiny"));
    Files.writeString(source.resolve("ATTRIBUTION.txt"), "by somebody\n");
    tuned = made.resolve("mine");
    report = new Tuner(CONFIG, (share, doing) -> {}).tune(source, sounds(), tuned);
  }

  /** Whistles of many pitches, and hiss. */
  private static ClipSet sounds() {
    List<LabelledFilm> train = new ArrayList<>();
    List<LabelledFilm> test = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      (i < 6 ? train : test).add(sound("whistle", i));
      (i < 6 ? train : test).add(sound("hiss", i));
    }
    return new ClipSet(SOUNDS, train, test);
  }

  private static LabelledFilm sound(String name, int number) {
    Random random = new Random(number);
    short[] samples = new short[3 * 16_000];
    double hertz = 700 + 60 * (number * 4 % 9);
    for (int i = 0; i < samples.length; i++) {
      double value =
          name.equals("whistle")
              ? Math.sin(2 * Math.PI * hertz * i / 16_000)
              : 0.5 * random.nextGaussian();
      samples[i] = (short) Math.max(-32_000, Math.min(32_000, 6_000 * value));
    }
    return new LabelledFilm(name + number, List.of(), samples, List.of(new Label(name, 0, 3)));
  }

  @Test
  void newClassesAreToldFarBetterThanBeforeOnFilmsThatWereNotLearntFrom() {
    assertThat(report.segments()).isEqualTo(6);
    assertThat(report.majority()).isEqualTo(0.5);
    assertThat(report.accuracy()).isEqualTo(1);
    assertThat(report.confusion()).isDeepEqualTo(new int[][] {{3, 0}, {0, 3}});
    assertThat(report.scores()).allSatisfy(s -> assertThat(s.eventF1()).isGreaterThan(0.7));
  }

  @Test
  void theNewBundleTellsItsEventsByNameWithoutAnyoneKnowingOfThem() throws Exception {
    try (BundleInference inference = open(tuned)) {
      BundleManifest manifest = inference.manifest();
      assertThat(manifest.eventTypes().stream().map(EventType::name))
          .containsExactly("type0", "type1", "type2", "custom.hiss", "custom.whistle");
      LabelledFilm whistle = sound("whistle", 8);
      List<FusionOutput> outputs =
          new Judge(inference).outputs(ClipStream.of(List.of(whistle), SOUNDS, false, 1).get(0));
      EventDecoder decoder =
          new EventDecoder(manifest.eventTypes(), manifest.slots(), manifest.hopMicros());
      List<EventState> states = decoder.idle();
      List<String> begun = new ArrayList<>();
      long end = 0;
      for (FusionOutput output : outputs) {
        end += manifest.hopMicros();
        EventDecoder.Step step =
            decoder.step(states, output.eventProbabilities(), output.eventShares(), end);
        states = step.states();
        for (EventChange change : step.changes()) {
          String name = manifest.eventTypes().get(change.type()).name();
          if (change.kind() == EventChange.Kind.STARTED && name.startsWith("custom.")) {
            begun.add(name);
            assertThat(change.state().pictureShare()).isZero();
          }
        }
      }
      assertThat(begun).containsExactly("custom.whistle");
    }
  }

  @Test
  void whatTheBundleSaidBeforeItSaysAsBefore() throws Exception {
    try (BundleInference before = open(source);
        BundleInference after = open(tuned)) {
      ClipStream stream = ClipStream.of(sound("hiss", 7), SOUNDS);
      List<FusionOutput> old = new Judge(before).outputs(stream);
      List<FusionOutput> now = new Judge(after).outputs(stream);
      for (int i = 0; i < old.size(); i++) {
        for (int slot = 0; slot < 8; slot++) {
          for (int e = 0; e < 3; e++) {
            assertThat(now.get(i).eventProbabilities()[slot * 5 + e])
                .isCloseTo(old.get(i).eventProbabilities()[slot * 3 + e], within(1e-6f));
          }
        }
        assertThat(now.get(i).embedding()).containsExactly(old.get(i).embedding(), within(1e-6f));
        assertThat(now.get(i).context()).containsExactly(old.get(i).context(), within(1e-5f));
      }
      assertThat(after.caption(List.of(now.get(0).context())))
          .isEqualTo(before.caption(List.of(old.get(0).context())));
    }
  }

  @Test
  void theNewBundleSaysWhereItComesFromAndCarriesTheOldOnesAttributions() throws Exception {
    BundleManifest manifest = BundleLoader.manifest(tuned);

    assertThat(manifest.name()).isEqualTo("mine");
    assertThat(manifest.licence()).isEqualTo("Apache-2.0");
    assertThat(manifest.provenance())
        .containsEntry("seed", "3")
        .hasEntrySatisfying("adapted 1", text -> assertThat(text).contains("tiny 1.0.0", "hiss"))
        .hasEntrySatisfying("data clips 1", text -> assertThat(text).contains("12", "CC0"));
    assertThat(manifest.quality()).containsKey("event F1 custom.hiss");
    assertThat(tuned.resolve("ATTRIBUTION.txt")).hasContent("by somebody");
    assertThat(manifest.files()).containsKey("ATTRIBUTION.txt");
  }

  @Test
  void aNewBundleCanBeAdaptedAgainBySightAndKeepsWhatItLearntFirst() throws Exception {
    Path again = directory.resolve("again");
    List<LabelledFilm> train = new ArrayList<>();
    List<LabelledFilm> test = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      (i < 4 ? train : test).add(film("red", Color.RED, i));
      (i < 4 ? train : test).add(film("blue", Color.BLUE, i));
    }
    TuningReport seen =
        new Tuner(CONFIG, (share, doing) -> {})
            .tune(tuned, new ClipSet(List.of("blue", "red"), train, test), again);

    assertThat(seen.accuracy()).isEqualTo(1);
    try (BundleInference first = open(tuned);
        BundleInference second = open(again)) {
      assertThat(second.manifest().eventTypes()).hasSize(7);
      assertThat(second.manifest().audioTokensPerSlot())
          .isEqualTo(first.manifest().audioTokensPerSlot());
      ClipStream hiss = ClipStream.of(sound("hiss", 7), SOUNDS);
      FusionOutput old = new Judge(first).outputs(hiss).get(4);
      FusionOutput now = new Judge(second).outputs(hiss).get(4);
      assertThat(now.eventProbabilities()[7 * 7 + 3])
          .isCloseTo(old.eventProbabilities()[7 * 5 + 3], within(1e-5f));
      FusionOutput red =
          new Judge(second).outputs(ClipStream.of(film("red", Color.RED, 9), SOUNDS)).get(4);
      assertThat(red.eventShares()[6]).isEqualTo(1);
    }
  }

  @Test
  void stoppingLeavesNothingBehind() throws Exception {
    Path target = directory.resolve("stopped");
    TuningListener stopper =
        (share, doing) -> {
          if (share > 0.86) {
            throw new CancellationException();
          }
        };
    assertThatThrownBy(() -> new Tuner(CONFIG, stopper).tune(source, sounds(), target))
        .isInstanceOf(CancellationException.class);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void nothingIsWrittenOver() {
    assertThatThrownBy(() -> new Tuner(CONFIG, (s, d) -> {}).tune(source, sounds(), tuned))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void nothingIsToldOfAWindowWithoutPictureAndSound() throws Exception {
    try (BundleInference inference = open(tuned)) {
      BundleManifest m = inference.manifest();
      int heard = m.slots() * m.audioTokensPerSlot();
      FusionInput nothing =
          new FusionInput(
              new float[m.slots() * m.frameTokens() * m.width()],
              new float[m.slots()],
              new float[heard * m.width()],
              new float[heard],
              new float[m.memoryTokens() * m.width()],
              new float[m.memoryTokens()]);
      for (float probability : inference.fuse(List.of(nothing)).get(0).eventProbabilities()) {
        assertThat(probability).isZero();
      }
    }
  }

  private static LabelledFilm film(String name, Color colour, int number) throws IOException {
    BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, 64, 36);
    graphics.setColor(colour);
    graphics.fillRect(4 * number, 3, 30, 30);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return new LabelledFilm(
        name + number,
        Collections.nCopies(6, bytes.toByteArray()),
        new short[0],
        List.of(new Label(name, 0, 3)));
  }

  private static BundleInference open(Path bundle) throws Exception {
    return new BundleInference(BundleLoader.load(bundle, OPTIONS));
  }
}
