package io.vigil.model.bundle;

/** A bundle that cannot be used. The message names the fault and the mend in one line. */
public final class BundleException extends Exception {

  private final Code code;

  /** What is wrong. */
  public enum Code {
    /** No bundle there. */
    MISSING,
    /** The manifest cannot be read or contradicts itself. */
    MALFORMED,
    /** Written by a newer release. */
    NEWER_FORMAT,
    /** A file is missing or not the one that the manifest names. */
    DIGEST,
    /** The SavedModel cannot be read. */
    UNLOADABLE,
    /** The graph holds an operation that could reach beyond the model. */
    FORBIDDEN_OP,
    /** A signature is missing. */
    SIGNATURE,
    /** A signature takes or gives another shape than the manifest says. */
    SHAPE
  }

  /** With a code, and a message of one line that names fault and mend. */
  public BundleException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** As above, with what found it. */
  public BundleException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What is wrong. */
  public Code code() {
    return code;
  }
}
