package io.vigil.model.testing;

import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.fusion.GatedFusion;
import io.vigil.model.network.NetworkConfig;
import java.util.List;

/** A network of the shipped form that is small enough for tests. */
public final class TinyNetwork {

  private TinyNetwork() {}

  public static NetworkConfig config(int events, int words, int facts) {
    return new NetworkConfig(
        new ViTFrameEncoder.Config(32, 8, 16, 1, 2, 2, 4),
        new SpectrogramEncoder.Config(8, 16, 2),
        new GatedFusion.Config(8, 3, 4, 16, 8, 16, 2, 2, 1, 42),
        events,
        List.of(facts),
        words,
        22,
        8,
        7,
        6,
        16,
        1);
  }
}
