package io.vigil.operators.subscribe;

import java.util.concurrent.ExecutionException;

/** Says why something that Kafka was asked for failed. */
final class Causes {

  private Causes() {}

  /** What the cause says, in one line. */
  static String of(ExecutionException e) {
    Throwable cause = e.getCause();
    String message = cause == null ? e.getMessage() : cause.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("no reason was given");
  }
}
