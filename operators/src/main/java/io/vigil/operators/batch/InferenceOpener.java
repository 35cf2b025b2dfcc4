package io.vigil.operators.batch;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.inference.Inference;
import java.io.Serializable;

/** Loads a bundle's networks. Two openers of one class are taken to be the same. */
@FunctionalInterface
public interface InferenceOpener extends Serializable {

  /**
   * Loads. Blocking.
   *
   * @throws BundleException if the bundle cannot be used
   */
  Inference open(InferenceSettings settings) throws BundleException;
}
