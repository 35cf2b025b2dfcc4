package io.vigil.launcher.doctor;

/**
 * What one check found.
 *
 * @param name what was checked
 * @param level how it is
 * @param detail what was found, in a few words
 * @param mend what to do; empty where all is well
 */
public record Finding(String name, Level level, String detail, String mend) {
  /** How it is. */
  public enum Level {
    /** Well. */
    OK,
    /** Vigil works, but less well or not in all its parts. */
    WARN,
    /** Vigil cannot work. */
    FAIL
  }

  /** All is well. */
  public static Finding ok(String name, String detail) {
    return new Finding(name, Level.OK, detail, "");
  }

  /** Something to look at. */
  public static Finding warn(String name, String detail, String mend) {
    return new Finding(name, Level.WARN, detail, mend);
  }

  /** Something that must be mended. */
  public static Finding fail(String name, String detail, String mend) {
    return new Finding(name, Level.FAIL, detail, mend);
  }
}
