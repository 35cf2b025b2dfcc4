package io.vigil.model.adapt;

/** Hears how an adaptation goes on. May throw to stop it, which leaves nothing behind. */
@FunctionalInterface
public interface TuningListener {

  /** So much of the whole, 0 to 1, is done; and what is done now, in a few words. */
  void at(double share, String doing);

  /** This listener for a part of the whole. */
  default TuningListener part(double from, double to) {
    return (share, doing) -> at(from + (to - from) * share, doing);
  }
}
