package io.vigil.launcher.assets;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.AssetPackException;
import java.util.Optional;

/** Says in one line what is wrong with a pack of material. */
public final class AssetFaults {
  private AssetFaults() {}

  /** The failure of a pack that cannot be used; its message names fault and mend. */
  public static Failure of(AssetPackException e) {
    return new Failure(ExitCode.FAILURE, e.code().text(), String.valueOf(e.getMessage()), "", e);
  }

  /** The same, where a pack is what made something else fail. */
  public static Optional<Failure> behind(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof AssetPackException fault) {
        return Optional.of(of(fault));
      }
    }
    return Optional.empty();
  }
}
