package io.vigil.model.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.adapt.ForeignMapping.Batch;
import io.vigil.model.adapt.ForeignMapping.Kind;
import io.vigil.model.adapt.ForeignMapping.Tokens;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.testing.TestGraph;
import io.vigil.model.testing.TinyBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Models of the published signatures, imported; each is also run as it is, and must agree. */
class ForeignImportTest {
  private static final SessionOptions OPTIONS = SessionOptions.standard();
  private static final ForeignImport.Amounts FEW = new ForeignImport.Amounts(12, 0, 0);
  private static final int WIDTH = 16;

  @TempDir private Path folder = Path.of("");
  private Path base = Path.of("");

  @BeforeEach
  void writeTheBase() throws Exception {
    base = TinyBundle.write(folder.resolve("base"));
  }

  private Path imported(KerasModel model, ForeignMapping mapping) throws Exception {
    Path made = folder.resolve("made");
    Path elsewhere = model.write(folder.resolve("elsewhere"));
    new ForeignImport(elsewhere, mapping, base, made, FEW).run((share, doing) -> {});
    return made;
  }

  private static ForeignMapping pictures(int size) {
    ForeignMapping m = ForeignMapping.featureVector();
    return new ForeignMapping(
        Kind.PICTURES,
        m.signature(),
        Optional.empty(),
        List.of(),
        size,
        -1,
        1,
        List.of(0.5, 0.4, 0.3),
        List.of(0.2, 0.3, 0.4),
        false,
        1,
        0,
        Batch.MANY,
        Tokens.VECTOR,
        Optional.of("MIT"));
  }

  /** Runs the model as it is, by its own signature. */
  private float[] itself(String output, Map<String, Tensor> given) {
    try (SavedModelBundle model = SavedModelBundle.load(folder.resolve("elsewhere").toString());
        Result result = model.function("serving_default").call(given)) {
      return floats(result.get(output).orElseThrow());
    } finally {
      given.values().forEach(Tensor::close);
    }
  }

  private static float[] floats(Tensor tensor) {
    RawTensor raw = tensor.asRawTensor();
    float[] values = new float[(int) raw.size()];
    raw.data().asFloats().read(values);
    return values;
  }

  private static TFloat32 tensor(float[] values, long... sizes) {
    return TFloat32.tensorOf(Shape.of(sizes), DataBuffers.of(values, true, false));
  }

  /** A row of features through the projection that the bundle holds. */
  private static float[] projected(Bundle bundle, String name, float[] features) {
    try (Result result =
        bundle
            .network()
            .session()
            .runner()
            .fetch("imported0." + name + ".weights")
            .fetch("imported0." + name + ".bias")
            .run()) {
      float[] weights = floats(result.get(0));
      float[] tokens = floats(result.get(1));
      for (int i = 0; i < features.length; i++) {
        for (int j = 0; j < tokens.length; j++) {
          tokens[j] += features[i] * weights[i * tokens.length + j];
        }
      }
      return tokens;
    }
  }

  private static void alike(float[] found, float[] wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).isCloseTo(wanted[i], within(1e-3f * Math.max(1, Math.abs(wanted[i]))));
    }
  }

  private static byte[] picture(int size, long seed) {
    byte[] rgb = new byte[size * size * 3];
    new Random(seed).nextBytes(rgb);
    return rgb;
  }

  @Test
  void aFeatureVectorsTokensAreItsOwnFeaturesProjectedAndTheSketchStays() throws Exception {
    Path made = imported(KerasModel.featureVector(64), pictures(64));
    byte[] large = new byte[64 * 64 * 3];
    byte[] small = picture(32, 1);
    float[] given = new float[large.length];
    float[] mean = {0.5f, 0.4f, 0.3f};
    float[] deviation = {0.2f, 0.3f, 0.4f};
    for (int i = 0; i < large.length; i++) {
      int x = i / 3 % 64 / 2;
      int y = i / 3 / 64 / 2;
      large[i] = small[(y * 32 + x) * 3 + i % 3];
      given[i] = ((large[i] & 0xff) / 255f * 2 - 1 - mean[i % 3]) / deviation[i % 3];
    }
    float[] features =
        itself(
            "feature_vector", new LinkedHashMap<>(Map.of("inputs", tensor(given, 1, 64, 64, 3))));
    try (BundleInference before = new BundleInference(BundleLoader.load(base, OPTIONS));
        Bundle bundle = BundleLoader.load(made, OPTIONS);
        BundleInference after = new BundleInference(BundleLoader.load(made, OPTIONS))) {
      assertThat(after.manifest().frameSize()).isEqualTo(64);
      float[] tokens = after.encodeFrames(List.of(large, picture(64, 2))).get(0);
      assertThat(tokens).hasSize(3 * WIDTH);
      alike(Arrays.copyOf(tokens, WIDTH), projected(bundle, "cells", features));
      alike(
          Arrays.copyOfRange(tokens, WIDTH, 2 * WIDTH),
          Arrays.copyOfRange(before.encodeFrames(List.of(small)).get(0), WIDTH, 2 * WIDTH));
      alike(Arrays.copyOfRange(tokens, 2 * WIDTH, 3 * WIDTH), projected(bundle, "whole", features));
      alike(
          after.encodeAudio(List.of(new short[16_000])).get(0),
          before.encodeAudio(List.of(new short[16_000])).get(0));
      assertThat(after.manifest().licence()).isEqualTo("Apache-2.0 AND MIT");
      assertThat(after.manifest().provenance()).containsKey("imported pictures");
      assertThat(after.manifest().signatures()).doesNotContain("explain");
      after.warmUp();
    }
  }

  @Test
  void yamnetTakesEachSecondAloneAndTheMeanOfItsPatchesIsProjected() throws Exception {
    Path made = imported(KerasModel.yamnet(), ForeignMapping.yamnet());
    List<short[]> seconds = new ArrayList<>();
    Random random = new Random(3);
    for (int s = 0; s < 3; s++) {
      short[] second = new short[16_000];
      for (int i = 0; i < second.length; i++) {
        second[i] = (short) (random.nextGaussian() * 3000 * (s + 1));
      }
      seconds.add(second);
    }
    try (Bundle bundle = BundleLoader.load(made, OPTIONS);
        BundleInference after = new BundleInference(BundleLoader.load(made, OPTIONS))) {
      List<float[]> tokens = after.encodeAudio(seconds);
      for (int s = 0; s < 3; s++) {
        float[] waveform = new float[16_000];
        for (int i = 0; i < waveform.length; i++) {
          waveform[i] = seconds.get(s)[i] / 32768f;
        }
        float[] patches =
            itself("embeddings", new LinkedHashMap<>(Map.of("waveform", tensor(waveform, 16_000))));
        assertThat(patches).hasSize(2 * 1024);
        float[] mean = new float[1024];
        for (int i = 0; i < patches.length; i++) {
          mean[i % 1024] += patches[i] / 2;
        }
        alike(tokens.get(s), projected(bundle, "all", mean));
      }
      assertThat(after.encodeFrames(List.of(picture(32, 1))).get(0)).hasSize(3 * WIDTH);
      after.warmUp();
    }
  }

  @Test
  void aStreamingMovinetIsGivenEachPictureAloneWithItsStatesAtZero() throws Exception {
    ForeignMapping small = KerasModel.sized(ForeignMapping.movinet(), 60);
    Path made = imported(KerasModel.movinet(60), small);
    try (Bundle bundle = BundleLoader.load(made, OPTIONS);
        BundleInference after = new BundleInference(BundleLoader.load(made, OPTIONS))) {
      int side = after.manifest().frameSize();
      assertThat(side).isEqualTo(60);
      List<byte[]> pictures = List.of(picture(side, 1), picture(side, 2));
      List<float[]> tokens = after.encodeFrames(pictures);
      for (int p = 0; p < 2; p++) {
        float[] given = new float[60 * 60 * 3];
        for (int i = 0; i < given.length; i++) {
          given[i] = (pictures.get(p)[i] & 0xff) / 255f;
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("image", tensor(given, 1, 1, 60, 60, 3));
        inputs.put("state_block0", tensor(new float[600], 1, 600));
        inputs.put("state_frame_count", TInt32.vectorOf(0));
        float[] logits = itself("logits", inputs);
        alike(Arrays.copyOf(tokens.get(p), WIDTH), projected(bundle, "cells", logits));
      }
    }
  }

  @Test
  void aModelThatReadsFilesIsRefusedBeforeItIsLoaded() throws Exception {
    KerasModel model = KerasModel.featureVector(64);
    model.stranger("ReadFile");
    assertThatThrownBy(() -> imported(model, pictures(64)))
        .isInstanceOf(ForeignException.class)
        .hasMessageContaining("could reach beyond the model: ReadFile");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void whatDoesNotFitIsNamed() throws Exception {
    Path yamnet = KerasModel.yamnet().write(folder.resolve("yamnet"));
    Path vector = KerasModel.featureVector(64).write(folder.resolve("vector"));
    refuses(yamnet, pictures(64), "which output", "[embeddings, log_mel, scores]");
    refuses(vector, pictures(48), "it does not take [1, 48, 48, 3]", "size");
    refuses(
        vector,
        new ForeignMapping(
            Kind.PICTURES,
            "predict",
            Optional.empty(),
            List.of(),
            64,
            0,
            1,
            List.of(),
            List.of(),
            false,
            1,
            0,
            Batch.MANY,
            Tokens.VECTOR,
            Optional.empty()),
        "no signature predict; it has",
        "serving_default");
    refuses(
        vector,
        new ForeignMapping(
            Kind.PICTURES,
            "serving_default",
            Optional.empty(),
            List.of(),
            64,
            0,
            1,
            List.of(),
            List.of(),
            false,
            1,
            0,
            Batch.MANY,
            Tokens.GRID,
            Optional.empty()),
        "which is no grid");
  }

  private void refuses(Path model, ForeignMapping mapping, String... words) {
    assertThatThrownBy(
            () ->
                new ForeignImport(model, mapping, base, folder.resolve("made"), FEW)
                    .run((share, doing) -> {}))
        .isInstanceOf(ForeignException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aRidgeRegressionFindsALinearMapAgain() {
    int rows = 400;
    float[] features = TestGraph.random(1, rows * 5);
    float[] tokens = new float[rows * 3];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < 3; j++) {
        tokens[r * 3 + j] = 7 + j;
        for (int i = 0; i < 5; i++) {
          tokens[r * 3 + j] += (i - j) * features[r * 5 + i];
        }
      }
    }
    RidgeFit fit = RidgeFit.of(features, 5, tokens, 3);
    assertThat(fit.explained()).isGreaterThan(0.9999);
    assertThat(fit.bias()[2]).isCloseTo(9, within(0.01f));
    assertThat(fit.weights()[4 * 3]).isCloseTo(4, within(0.01f));
  }

  @Test
  void aBaseThatIsBrokenIsRefused() throws Exception {
    Path vector = KerasModel.featureVector(64).write(folder.resolve("vector"));
    assertThatThrownBy(
            () ->
                new ForeignImport(
                        vector, pictures(64), folder.resolve("none"), folder.resolve("made"), FEW)
                    .run((share, doing) -> {}))
        .isInstanceOf(BundleException.class);
  }
}
