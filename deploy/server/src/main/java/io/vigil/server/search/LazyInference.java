package io.vigil.server.search;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.server.http.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle that is loaded when it is first asked for: a server that nobody searches with needs no
 * memory for it. Owns native memory. Thread-safe.
 */
public final class LazyInference implements Supplier<Inference>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LazyInference.class);

  private final Path bundle;
  private final SessionOptions options;
  private @Nullable Inference loaded;
  private boolean closed;

  public LazyInference(Path bundle, SessionOptions options) {
    this.bundle = bundle;
    this.options = options;
  }

  /**
   * The inference, the same each time.
   *
   * @throws Problem 503 if the bundle cannot be loaded
   */
  @Override
  public synchronized Inference get() {
    if (closed) {
      throw new Problem(503, "stopping", "The server stops", "ask again when it has started");
    }
    Inference inference = loaded;
    if (inference == null) {
      try {
        inference = new BundleInference(BundleLoader.load(bundle, options));
      } catch (BundleException e) {
        LOG.error("The bundle {} cannot be loaded", bundle, e);
        throw new Problem(
            503, "no-model", "The model cannot be loaded", String.valueOf(e.getMessage()));
      }
      loaded = inference;
    }
    return inference;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }
}
