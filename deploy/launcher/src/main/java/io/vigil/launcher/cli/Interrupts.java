package io.vigil.launcher.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and termination signals: the command is asked to stop, and has time to close what is open
 * and print its summary before the process ends. Thread-safe.
 */
public final class Interrupts {
  private static final long PATIENCE_SECONDS = 30;

  private volatile Runnable onStop = () -> {};
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Listens to this process's signals from now on. */
  public void listen() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop();
                  awaitFinished();
                },
                "vigil-shutdown"));
  }

  /** Asks the running command to stop. */
  public void stop() {
    if (finished.getCount() > 0) {
      requested.countDown();
      onStop.run();
    }
  }

  /** Whether the command was asked to stop. */
  public boolean requested() {
    return requested.getCount() == 0;
  }

  /** Waits until the command is asked to stop, at most so long; true if it was. */
  public boolean await(long millis) throws InterruptedException {
    return requested.await(millis, TimeUnit.MILLISECONDS);
  }

  /** What shall run, in the signal's thread, when the command is asked to stop. */
  public void onStop(Runnable action) {
    onStop = action;
    if (requested()) {
      action.run();
    }
  }

  /** The command has ended: the process may go. */
  public void finished() {
    finished.countDown();
  }

  private void awaitFinished() {
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(130);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
