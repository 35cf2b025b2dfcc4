package io.vigil.model.world;

/**
 * A camera's fault over [start, end).
 *
 * @param kind what is wrong
 * @param start seconds from the scene's start
 * @param end seconds from the scene's start
 * @param seed chooses its look
 */
public record Fault(FaultKind kind, double start, double end, long seed) {
  /** Whether the fault is on at a time. */
  public boolean at(double seconds) {
    return seconds >= start && seconds < end;
  }
}
