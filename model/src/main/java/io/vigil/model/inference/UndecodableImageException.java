package io.vigil.model.inference;

/** Bytes that are no picture. */
public final class UndecodableImageException extends Exception {

  /** What is wrong with the bytes. */
  public UndecodableImageException(String message) {
    super(message);
  }

  /** What is wrong with the bytes, and what found it. */
  public UndecodableImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
