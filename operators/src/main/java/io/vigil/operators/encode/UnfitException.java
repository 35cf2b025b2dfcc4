package io.vigil.operators.encode;

import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;

/** A record that is not what the model takes. */
final class UnfitException extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  UnfitException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  Failure failure() {
    return new Failure(code, getMessage() == null ? code.name() : getMessage());
  }
}
