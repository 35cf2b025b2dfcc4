package io.vigil.model.bundle;

import org.tensorflow.SavedModelBundle;

/**
 * A bundle that passed its checks, with its network loaded. Owns native memory: close it.
 *
 * @param manifest what it says of itself
 * @param network the loaded SavedModel
 */
public record Bundle(BundleManifest manifest, SavedModelBundle network) implements AutoCloseable {

  @Override
  public void close() {
    network.close();
  }
}
