package io.vigil.model.release;

import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a bundle of a run that goes on: neither calibrated nor measured, which takes long, with one
 * threshold for all types. To look at, not to publish.
 */
public final class DraftBundle {

  private DraftBundle() {}

  /**
   * Writes it; one that stands there is replaced.
   *
   * @throws IOException if the directory cannot be written
   */
  public static void write(
      NetworkConfig network, Vocabulary vocabulary, Checkpoint checkpoint, Path directory)
      throws IOException {
    BundleWriter.write(
        directory,
        Manifests.uncalibrated(
            "draft",
            "step " + checkpoint.step(),
            "NOASSERTION",
            network,
            vocabulary,
            Map.of("steps", Long.toString(checkpoint.step()))),
        network,
        checkpoint.served(),
        Calibration.none(network.events()));
  }
}
