package io.vigil.operators.batch;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.Inference;
import java.nio.file.Path;

/** Loads a bundle from its directory, checked. */
public final class BundleOpener implements InferenceOpener {

  private static final long serialVersionUID = 1L;

  /** An opener. */
  public BundleOpener() {}

  @Override
  public Inference open(InferenceSettings settings) throws BundleException {
    return new BundleInference(BundleLoader.load(Path.of(settings.bundle()), settings.session()));
  }
}
