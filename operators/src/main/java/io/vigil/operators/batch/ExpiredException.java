package io.vigil.operators.batch;

/** An item that waited for its batch beyond the time at which its answer was still wanted. */
public final class ExpiredException extends Exception {

  private static final long serialVersionUID = 1L;

  ExpiredException() {
    super("waited too long for its batch", null, false, false);
  }
}
