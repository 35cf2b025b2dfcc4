package io.vigil.operators.encode;

import io.vigil.model.bundle.BundleManifest;
import java.io.Serializable;

/**
 * What tells a bundle from any other.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param digest SHA-256 of the digests of its files, hexadecimal
 */
public record ModelId(String name, String version, String digest) implements Serializable {

  private static final int SHOWN = 12;

  /** A bundle's. */
  public static ModelId of(BundleManifest manifest) {
    return new ModelId(manifest.name(), manifest.version(), manifest.digest());
  }

  /** For people: two bundles may have one name and version, but not one digest. */
  @Override
  public String toString() {
    return "%s %s (%s)"
        .formatted(name, version, digest.substring(0, Math.min(SHOWN, digest.length())));
  }
}
