package io.vigil.model.inference;

/**
 * How a session uses the machine. The sizes of TensorFlow's pools hold for the whole process: those
 * of its first session.
 *
 * @param intraOpThreads threads that share one operation, at least 1
 * @param interOpThreads operations at a time, at least 1
 * @param gpu whether to use a GPU where there is one; needs the build with the profile {@code gpu}
 */
public record SessionOptions(int intraOpThreads, int interOpThreads, boolean gpu) {

  /** Checks the ranges. */
  public SessionOptions {
    if (intraOpThreads < 1 || interOpThreads < 1) {
      throw new IllegalArgumentException("a session needs at least one thread of each kind");
    }
  }

  /** All processors, no GPU. */
  public static SessionOptions standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new SessionOptions(processors, Math.min(2, processors), false);
  }
}
