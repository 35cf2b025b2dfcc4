package io.vigil.model.adapt;

/** A model from elsewhere that cannot be used. The message names fault and mend in one line. */
public final class ForeignException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message of one line. */
  public ForeignException(String message) {
    super(message);
  }

  /** As above, with what found it. */
  public ForeignException(String message, Throwable cause) {
    super(message, cause);
  }
}
