package io.vigil.model.testing;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.event.EventType;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.Network;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A bundle of random weights that is small enough for tests. */
public final class TinyBundle {

  private static final Vocabulary WORDS =
      Vocabulary.of(List.of("a red car stops while a dog barks"));

  private TinyBundle() {}

  /** Writes one that tells three types. */
  public static Path write(Path directory) throws IOException {
    NetworkConfig network = TinyNetwork.config(3, WORDS.size(), 20);
    BundleManifest manifest =
        new BundleManifest(
            BundleManifest.FORMAT,
            "tiny",
            "1.0.0",
            "Apache-2.0",
            new BundleManifest.Inputs(32, 3, 1, 16, 16_000, 8, 2, 0, 500_000, 8, 8, 24, 22),
            List.of("type0", "type1", "type2").stream()
                .map(name -> new EventType(name, 0.5f, 0.4f, 1, 0, 0))
                .toList(),
            0.5f,
            WORDS.words(),
            List.of("a", "b", "c", "d", "e", "f", "g"),
            "gated-cross-attention",
            Signatures.of(true),
            Map.of(),
            Map.of("seed", "3"),
            Map.of());
    try (TestGraph graph = new TestGraph()) {
      new Network(graph.scope(), network);
      BundleWriter.write(directory, manifest, network, graph.randomWeights(3), Calibration.none(3));
    }
    return directory;
  }
}
