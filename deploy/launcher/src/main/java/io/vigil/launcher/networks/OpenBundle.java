package io.vigil.launcher.networks;

import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import java.nio.file.Path;

/**
 * A bundle loaded for one command: the inference on it, and the graph behind. Owns native memory.
 *
 * @param bundle the graph; closed with the inference
 * @param inference on it
 */
public record OpenBundle(Bundle bundle, BundleInference inference) implements AutoCloseable {

  /**
   * Loads a bundle with all processors.
   *
   * @throws io.vigil.launcher.failure.Failure if it cannot be used
   */
  public static OpenBundle at(Path directory, boolean gpu) {
    SessionOptions standard = SessionOptions.standard();
    try {
      Bundle bundle =
          BundleLoader.load(
              directory,
              new SessionOptions(standard.intraOpThreads(), standard.interOpThreads(), gpu));
      return new OpenBundle(bundle, new BundleInference(bundle));
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  @Override
  public void close() {
    inference.close();
  }
}
