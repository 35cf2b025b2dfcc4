package io.vigil.operators.deadletter;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Tells what an error of a batch means. */
public final class Failures {

  private Failures() {}

  /** The error itself, out of the wrappings of futures. */
  public static Throwable root(Throwable error) {
    Throwable root = error;
    while (root instanceof CompletionException && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * Whether it is not a record's fault: memory, natives, a shutdown. Then the task must fail and be
   * restarted, or every record to come would end as a dead letter.
   */
  public static boolean isOfTheProcess(Throwable error) {
    Throwable root = root(error);
    return root instanceof Error
        || root instanceof InterruptedException
        || root instanceof CancellationException
        || root instanceof RejectedExecutionException;
  }

  /** An error in one line. */
  public static String line(Throwable error) {
    return error.getClass().getSimpleName() + ": " + error.getMessage();
  }
}
