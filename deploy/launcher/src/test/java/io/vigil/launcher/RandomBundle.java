package io.vigil.launcher;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.event.EventType;
import io.vigil.model.fusion.GatedFusion;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.Network;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.network.ServingGraph;
import io.vigil.model.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** A bundle with a small network of random weights, which does all that a bundle can. */
public final class RandomBundle {
  private static final List<String> TYPES = List.of("thing.person", "sound.bark");
  private static final List<String> ANSWERS = List.of("yes", "no");
  private static final Vocabulary WORDS =
      Vocabulary.of(List.of("a red dog barks while a person enters", "what is heard"));

  private RandomBundle() {}

  /** Writes it; one that explains, or one as they were made before that could. */
  public static Path write(Path directory, boolean explains) throws IOException {
    NetworkConfig network =
        new NetworkConfig(
            new ViTFrameEncoder.Config(64, 8, 16, 1, 2, 2, 4),
            new SpectrogramEncoder.Config(8, 16, 2),
            new GatedFusion.Config(8, 6, 4, 16, 4, 16, 2, 2, 1, 8),
            TYPES.size(),
            List.of(2, 3),
            WORDS.size(),
            12,
            8,
            ANSWERS.size(),
            4,
            16,
            1);
    Map<String, float[]> weights;
    try (Graph graph = new Graph()) {
      LayerScope scope = LayerScope.root(Ops.create(graph));
      new Network(scope, network);
      weights = scope.initialValues(3);
      weights
          .keySet()
          .retainAll(new ServingGraph(Ops.create(graph).withSubScope("s"), network).weights());
    }
    BundleManifest manifest =
        new BundleManifest(
            BundleManifest.FORMAT,
            "random",
            "1",
            "Apache-2.0",
            new BundleManifest.Inputs(
                64, 6, 1, 16, 16_000, 8, 2, 0, 500_000, 4, 8, network.contextTokens(), 12),
            TYPES.stream().map(type -> new EventType(type, 0.5f, 0.4f, 1, 0, 0)).toList(),
            0.5f,
            WORDS.words(),
            ANSWERS,
            BundleManifest.Places.none(),
            "gated-cross-attention",
            Signatures.of(true, explains),
            Map.of(),
            Map.of(),
            Map.of());
    BundleWriter.write(directory, manifest, network, weights, Calibration.none(TYPES.size()));
    return directory;
  }
}
