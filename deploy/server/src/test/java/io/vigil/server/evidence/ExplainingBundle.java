package io.vigil.server.evidence;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** A bundle with a small network of random weights, which explains what it says. */
final class ExplainingBundle {

  private static final Vocabulary WORDS =
      Vocabulary.of(List.of("a red dog barks while a person enters", "what is heard"));

  private ExplainingBundle() {}

  static Path write(Path directory) throws Exception {
    NetworkConfig network =
        new NetworkConfig(
            new ViTFrameEncoder.Config(64, 8, 16, 1, 2, 2, 4),
            new SpectrogramEncoder.Config(8, 16, 2),
            new GatedFusion.Config(8, 6, 4, 16, 4, 16, 2, 2, 1, 8),
            2,
            List.of(2, 3),
            WORDS.size(),
            12,
            8,
            2,
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
            new BundleManifest.Inputs(64, 6, 1, 16, 16_000, 8, 2, 0, 500_000, 4, 8, 22, 12),
            List.of(
                new EventType("thing.person", 0.5f, 0.4f, 1, 0, 0),
                new EventType("sound.bark", 0.5f, 0.4f, 1, 0, 1)),
            0.5f,
            WORDS.words(),
            List.of("yes", "no"),
            BundleManifest.Places.none(),
            "gated-cross-attention",
            Signatures.of(true, true),
            Map.of(),
            Map.of(),
            Map.of());
    BundleWriter.write(directory, manifest, network, weights, Calibration.none(2));
    return directory;
  }
}
