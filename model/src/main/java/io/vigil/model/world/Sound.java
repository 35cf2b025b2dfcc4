package io.vigil.model.world;

import java.util.List;

/**
 * A sound over [start, end).
 *
 * @param kind what is heard
 * @param start seconds from the scene's start
 * @param end seconds from the scene's start
 * @param loudness peak amplitude, 0 to 1
 * @param source the number of the thing that makes it, or -1 if that is not in the scene
 * @param seed chooses its voice
 * @param pauses in which it is silent, in order
 */
public record Sound(
    SoundKind kind,
    double start,
    double end,
    double loudness,
    int source,
    long seed,
    List<Pause> pauses) {
  /** Copies the pauses. */
  public Sound {
    pauses = List.copyOf(pauses);
  }

  /** A sound without a pause. */
  public Sound(SoundKind kind, double start, double end, double loudness, int source, long seed) {
    this(kind, start, end, loudness, source, seed, List.of());
  }

  /** Whether it sounds at a time. */
  public boolean at(double seconds) {
    return seconds >= start
        && seconds < end
        && pauses.stream().noneMatch(p -> seconds >= p.start() && seconds < p.end());
  }
}
