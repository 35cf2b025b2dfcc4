package io.vigil.model.assets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A pack that cannot be used. The message names the file, the fault and the mend in one line. */
public final class AssetPackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** What is wrong. */
  public enum Code {
    /** No pack there. */
    MISSING,
    /** {@code assets.json} cannot be read or contradicts itself. */
    MALFORMED,
    /** Written by a newer release. */
    NEWER_FORMAT,
    /** A file that {@code assets.json} names is not there. */
    MISSING_FILE,
    /** A file is not what its entry says. */
    BROKEN_FILE;

    /** The stable name of the fault. */
    public String text() {
      return "assets." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** With a code, a message of one line that names fault and mend, and what found it. */
  public AssetPackException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** As above, without a cause. */
  public AssetPackException(Code code, String message) {
    this(code, message, null);
  }

  /** What is wrong. */
  public Code code() {
    return code;
  }
}
