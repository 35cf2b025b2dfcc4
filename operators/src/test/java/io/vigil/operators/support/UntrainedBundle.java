package io.vigil.operators.support;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.event.EventType;
import io.vigil.model.fusion.GatedFusion;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.inference.Tensors;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.Network;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.network.ServingGraph;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.schemas.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * A real bundle with a small network of random weights: it says nothing true, but it says the same
 * of the same records always, and much of it, which is what the tests of the job's laws need.
 */
public final class UntrainedBundle {

  private static final List<String> TYPES =
      List.of("test.a", "test.b", "test.c", "test.d", "test.e", "test.f");

  private static final List<String> ANSWERS =
      List.of("yes", "no", "red", "left", "bark", "dark", "none");

  private UntrainedBundle() {}

  /** Writes it into a directory that need not exist. */
  public static Path write(Path directory) throws IOException, BundleException {
    Vocabulary vocabulary = Vocabulary.of(CaptionGrammar.vocabulary());
    NetworkConfig network =
        new NetworkConfig(
            new ViTFrameEncoder.Config(32, 8, 32, 1, 2, 2, 8),
            new SpectrogramEncoder.Config(8, 32, 2),
            new GatedFusion.Config(8, 4, 8, 16, 4, 32, 2, 2, 1, 4),
            TYPES.size(),
            List.of(2, 3),
            vocabulary.size(),
            8,
            16,
            ANSWERS.size(),
            2,
            32,
            1);
    Map<String, float[]> weights;
    try (Graph graph = new Graph()) {
      LayerScope scope = LayerScope.root(Ops.create(graph));
      new Network(scope, network);
      weights = scope.initialValues(7);
      List<String> served =
          new ServingGraph(Ops.create(graph).withSubScope("s"), network).weights();
      weights.keySet().retainAll(served);
    }
    BundleManifest manifest = manifest(network, vocabulary);
    BundleWriter.write(directory, manifest, network, weights, Calibration.none(TYPES.size()));
    Calibration spread = spread(directory);
    BundleWriter.write(directory, manifest, network, weights, spread);
    return directory;
  }

  /** Random scores lie close together; spread around their mean, they cross thresholds often. */
  private static Calibration spread(Path directory) throws BundleException {
    try (Inference inference =
        new BundleInference(BundleLoader.load(directory, SessionOptions.standard()))) {
      List<FusionOutput> outputs = inference.fuse(windows(inference));
      int types = TYPES.size();
      float[] scales = new float[types + 1];
      float[] offsets = new float[types + 1];
      for (int type = 0; type <= types; type++) {
        int e = type;
        double[] scores =
            outputs.stream()
                .mapToDouble(
                    o -> logit(e == types ? o.captionDue() : o.eventProbabilities()[6 * types + e]))
                .toArray();
        double mean = Arrays.stream(scores).average().orElseThrow();
        double deviation =
            Math.sqrt(
                Arrays.stream(scores).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        scales[type] = (float) (2 / Math.max(1e-4, deviation));
        offsets[type] = (float) (-scales[type] * mean);
      }
      return new Calibration(scales, offsets, new float[types], new float[types]);
    }
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** Windows of a simulated camera, one each half second. */
  private static List<FusionInput> windows(Inference inference) {
    BundleManifest m = inference.manifest();
    int seconds = 60;
    TestCamera camera = TestCamera.of("any", 5);
    FramePreprocessor preprocessor = new FramePreprocessor(m.frameSize());
    List<byte[]> pictures = new ArrayList<>();
    List<short[]> sounds = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      for (Frame frame : camera.frames(2 * second, 2 * second + 2)) {
        try {
          pictures.add(preprocessor.rgb(frame.getData().array()));
        } catch (UndecodableImageException e) {
          throw new IllegalStateException(e);
        }
      }
      sounds.add(camera.camera().sound(second * 16_000L, 16_000));
    }
    List<float[]> frames = inference.encodeFrames(pictures);
    List<float[]> audio = inference.encodeAudio(sounds);
    List<FusionInput> windows = new ArrayList<>();
    for (int first = 0; first + m.slots() <= 2 * seconds; first += 2) {
      float[] frameTokens = Tensors.joined(frames.subList(first, first + m.slots()));
      float[] audioTokens = Tensors.joined(audio.subList(first / 2, (first + m.slots()) / 2));
      windows.add(
          new FusionInput(
              frameTokens,
              ones(m.slots()),
              audioTokens,
              ones(m.slots() * m.audioTokensPerSlot()),
              new float[m.memoryTokens() * m.width()],
              new float[m.memoryTokens()]));
    }
    return windows;
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static BundleManifest manifest(NetworkConfig network, Vocabulary vocabulary) {
    int slots = network.fusion().slots();
    return new BundleManifest(
        BundleManifest.FORMAT,
        "untrained",
        "1",
        "Apache-2.0",
        new BundleManifest.Inputs(
            network.frames().size(),
            network.fusion().frameTokens(),
            network.fusion().sketchTokens(),
            network.fusion().width(),
            16_000,
            slots,
            network.fusion().audioTokens() / slots,
            0,
            500_000,
            network.fusion().memory(),
            network.embedding(),
            network.contextTokens(),
            network.sentence()),
        TYPES.stream().map(type -> new EventType(type, 0.5f, 0.45f, 1, 1, 1)).toList(),
        0.5f,
        vocabulary.words(),
        ANSWERS,
        BundleManifest.Places.none(),
        "gated-cross-attention",
        Signatures.of(true, true),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
