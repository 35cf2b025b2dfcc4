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

/** A bundle on {@link TinyNetwork} with random weights, gates open, that does all a bundle can. */
public final class TinyBundle {

  public static final Vocabulary WORDS =
      Vocabulary.of(List.of("a red car stops while a dog barks", "what is heard"));

  public static final List<String> TYPES = List.of("type0", "type1", "type2");

  private static final NetworkConfig NETWORK = TinyNetwork.config(TYPES.size(), WORDS.size(), 20);

  private TinyBundle() {}

  public static Path write(Path directory) throws IOException {
    return write(directory, manifest(Signatures.of(true, true)));
  }

  public static Path write(Path directory, BundleManifest manifest) throws IOException {
    Map<String, float[]> weights;
    try (TestGraph graph = new TestGraph()) {
      new Network(graph.scope(), NETWORK);
      weights = graph.randomWeights(3);
    }
    BundleWriter.write(directory, manifest, NETWORK, weights, Calibration.none(TYPES.size()));
    return directory;
  }

  public static BundleManifest manifest(List<String> signatures) {
    return new BundleManifest(
        BundleManifest.FORMAT,
        "tiny",
        "1.0.0",
        "Apache-2.0",
        new BundleManifest.Inputs(
            32, 3, 1, 16, 16_000, 8, 2, 0, 500_000, 8, 8, NETWORK.contextTokens(), 22),
        TYPES.stream().map(type -> new EventType(type, 0.5f, 0.4f, 1, 0, 0)).toList(),
        0.5f,
        WORDS.words(),
        List.of("a", "b", "c", "d", "e", "f", "g"),
        BundleManifest.Places.none(),
        "gated-cross-attention",
        signatures,
        Map.of(),
        Map.of("seed", "3"),
        Map.of());
  }
}
