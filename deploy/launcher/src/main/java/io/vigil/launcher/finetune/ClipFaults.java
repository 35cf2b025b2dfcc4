package io.vigil.launcher.finetune;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;

/** What is wrong with a user's clips. */
final class ClipFaults {
  private ClipFaults() {}

  static Failure of(String code, String fault, String mend) {
    return new Failure(ExitCode.SOURCE, "clips." + code, fault, mend);
  }
}
