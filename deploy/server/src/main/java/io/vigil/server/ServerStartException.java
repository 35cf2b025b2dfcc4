package io.vigil.server;

/** Why the server cannot start; the message names fault and mend. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean portInUse;

  ServerStartException(String message, boolean portInUse, Throwable cause) {
    super(message, cause);
    this.portInUse = portInUse;
  }

  ServerStartException(String message) {
    super(message);
    this.portInUse = false;
  }

  /** Whether another port would do. */
  public boolean portInUse() {
    return portInUse;
  }
}
