package io.vigil.model.train;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.composite.CompositeCast;
import io.vigil.model.composite.FilmCamera;
import io.vigil.model.composite.FilmShelf;
import io.vigil.model.world.Camera;
import io.vigil.model.world.Cast;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.model.world.random.Hash;

/** Cameras of several worlds, each with its share. Thread-safe. */
final class Worlds {
  /** A film plays for so long, in seconds. */
  static final double FILM = 60;

  private final Split split;
  private final Cast painted = Cast.procedural();
  private final Cast composite;
  private final FilmShelf films;
  private final double compositeShare;
  private final double filmShare;

  private Worlds(
      Split split, Cast composite, FilmShelf films, double compositeShare, double filmShare) {
    this.split = split;
    this.composite = composite;
    this.films = films;
    this.compositeShare = compositeShare;
    this.filmShare = filmShare;
  }

  /**
   * Opens what a split may show of the material.
   *
   * @throws io.vigil.model.assets.AssetPackException if the pack cannot be read
   */
  static Worlds of(Material material, Split split) {
    if (material.assets().isEmpty()) {
      return new Worlds(split, Cast.procedural(), FilmShelf.none(), 0, 0);
    }
    AssetPack pack = AssetPack.read(material.assets().get());
    FilmShelf films = new FilmShelf(pack, CompositeCast.part(split));
    return new Worlds(
        split,
        new CompositeCast(pack, split),
        films,
        material.composite(),
        films.isEmpty() ? 0 : material.films());
  }

  /** The camera of a number: which world it shows is drawn by the number too. */
  Camera camera(long number) {
    double drawn = Hash.unit(split.seed(number), 95);
    if (drawn < compositeShare) {
      return new SimulatedCamera(number, split, composite);
    }
    return drawn < compositeShare + filmShare
        ? new FilmCamera(number, split, films, FILM)
        : new SimulatedCamera(number, split, painted);
  }
}
