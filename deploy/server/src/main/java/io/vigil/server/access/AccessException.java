package io.vigil.server.access;

import org.jspecify.annotations.Nullable;

/** Why access cannot be set up, or its file not changed: a fault and its mend, each in one line. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String mend;

  /**
   * A fault.
   *
   * @param fault what is wrong, without a full stop and without any secret
   * @param mend what the user can do, without a full stop
   * @param cause what was caught, if anything
   */
  AccessException(String fault, String mend, @Nullable Throwable cause) {
    super(fault, cause);
    this.mend = mend;
  }

  AccessException(String fault, String mend) {
    this(fault, mend, null);
  }

  /** What the user can do. */
  public String mend() {
    return mend;
  }
}
