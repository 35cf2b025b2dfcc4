package io.vigil.schemas.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a record of the expected kind. */
public final class RecordFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param message one line
   * @param cause where it was found
   */
  public RecordFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
