package io.vigil.server.history;

/** Why the history cannot be kept or read; the message names fault and mend. */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
