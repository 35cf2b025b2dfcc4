package io.vigil.launcher.failure;

import org.jspecify.annotations.Nullable;

/**
 * A fault that a user can understand: what is wrong, and what mends it, in one line without a stack
 * trace.
 *
 * <p>Each failure has a stable code such as {@code broker.port-in-use}, for scripts and metrics.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String code;
  private final String mend;

  /**
   * A failure with its cause.
   *
   * @param exit the status the process ends with
   * @param code a stable name of the fault
   * @param fault what is wrong, without a full stop and without credentials
   * @param mend what the user can do, without a full stop; empty if nothing
   * @param cause what was caught, shown with {@code --verbose} alone
   */
  public Failure(ExitCode exit, String code, String fault, String mend, @Nullable Throwable cause) {
    super(fault, cause);
    this.exit = exit;
    this.code = code;
    this.mend = mend;
  }

  /** A failure without a cause. */
  public Failure(ExitCode exit, String code, String fault, String mend) {
    this(exit, code, fault, mend, null);
  }

  /** The status the process ends with. */
  public ExitCode exit() {
    return exit;
  }

  /** The stable name of the fault. */
  public String code() {
    return code;
  }

  /** Fault and mend in one line. */
  public String line() {
    String fault = oneLine(String.valueOf(getMessage()));
    return mend.isEmpty() ? fault : fault + "; " + oneLine(mend);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
