package io.vigil.operators.deadletter;

/**
 * A record that could not be processed, and why.
 *
 * @param code the stable code
 * @param error one line
 */
public record Failure(FailureCode code, String error) {

  private static final int MAX = 500;

  /** Makes the error one line of bounded length. */
  public Failure {
    error = error.strip().replaceAll("\\s+", " ");
    error = error.length() <= MAX ? error : error.substring(0, MAX);
  }
}
