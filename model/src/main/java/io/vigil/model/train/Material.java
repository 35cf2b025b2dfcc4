package io.vigil.model.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What clips are made of, beside the procedural world.
 *
 * @param assets a pack of real material; without one, everything is procedural
 * @param composite share of clips of the composite world, 0 to 1
 * @param films share of clips of real films with faults, 0 to 1
 * @param stills share of clips of real pictures of which is known what they show, 0 to 1
 */
public record Material(Optional<Path> assets, double composite, double films, double stills) {
  /** Checks the shares. */
  public Material {
    if (composite < 0 || films < 0 || stills < 0 || composite + films + stills > 1) {
      throw new IllegalArgumentException("shares of clips must be 0 or more, together at most 1");
    }
  }

  /** The procedural world alone. */
  public static Material procedural() {
    return new Material(Optional.empty(), 0, 0, 0);
  }

  /** Three of four clips from a pack: the mix that the shipped bundles are trained with. */
  public static Material of(Path assets) {
    return new Material(Optional.of(assets), 0.42, 0.14, 0.22);
  }
}
