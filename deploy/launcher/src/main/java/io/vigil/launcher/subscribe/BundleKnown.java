package io.vigil.launcher.subscribe;

import io.vigil.launcher.networks.OpenBundle;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.operators.subscribe.rule.BundleSentences;
import io.vigil.operators.subscribe.rule.Known;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a subscription is checked against: event types and words of a bundle's manifest. The
 * networks are loaded only when a sentence is to be read. Not thread-safe.
 */
public final class BundleKnown implements AutoCloseable {

  private final Path directory;
  private final boolean gpu;
  private final BundleManifest manifest;
  private Optional<OpenBundle> open = Optional.empty();

  private BundleKnown(Path directory, boolean gpu, BundleManifest manifest) {
    this.directory = directory;
    this.gpu = gpu;
    this.manifest = manifest;
  }

  /**
   * Reads the manifest.
   *
   * @throws io.vigil.launcher.failure.Failure if it cannot be used
   */
  public static BundleKnown of(Path directory, boolean gpu) {
    try {
      return new BundleKnown(directory, gpu, BundleLoader.manifest(directory));
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  /** What to check against. */
  public Known known() {
    return BundleSentences.known(manifest, this::inference);
  }

  private Inference inference() {
    OpenBundle bundle = open.orElseGet(() -> OpenBundle.at(directory, gpu));
    open = Optional.of(bundle);
    return bundle.inference();
  }

  @Override
  public void close() {
    open.ifPresent(OpenBundle::close);
  }
}
