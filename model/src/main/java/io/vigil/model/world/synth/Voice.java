package io.vigil.model.world.synth;

/** A kind of sound. Stateless; what may differ is chosen by the take's seed. */
@FunctionalInterface
public interface Voice {
  /** Adds a part of a take, with peaks of about 1, to the samples. */
  void add(Take take);
}
