package io.vigil.model.train;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.composite.CompositeCast;
import io.vigil.model.composite.FilmCamera;
import io.vigil.model.composite.FilmShelf;
import io.vigil.model.composite.StillCamera;
import io.vigil.model.composite.StillShelf;
import io.vigil.model.world.Camera;
import io.vigil.model.world.Cast;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.model.world.random.Hash;

/** Cameras of several worlds, each with its share. Thread-safe. */
final class Worlds {
  /** A film plays for so long, and so long is a still looked at, in seconds. */
  static final double FILM = 60;

  private final Split split;
  private final Cast painted = Cast.procedural();
  private final Cast composite;
  private final FilmShelf films;
  private final StillShelf stills;
  private final Material material;

  private Worlds(
      Split split, Material material, Cast composite, FilmShelf films, StillShelf stills) {
    this.split = split;
    this.material = material;
    this.composite = composite;
    this.films = films;
    this.stills = stills;
  }

  /**
   * Opens what a split may show of the material.
   *
   * @throws io.vigil.model.assets.AssetPackException if the pack cannot be read
   */
  static Worlds of(Material material, Split split) {
    if (material.assets().isEmpty()) {
      return new Worlds(split, material, Cast.procedural(), FilmShelf.none(), StillShelf.none());
    }
    AssetPack pack = AssetPack.read(material.assets().get());
    AssetPart part = CompositeCast.part(split);
    return new Worlds(
        split,
        material,
        new CompositeCast(pack, split),
        new FilmShelf(pack, part),
        new StillShelf(pack, part));
  }

  /** The real pictures of which is known what they show; empty without material. */
  StillShelf stills() {
    return stills;
  }

  /** The camera of a number: which world it shows is drawn by the number too. */
  Camera camera(long number) {
    return camera(number, number);
  }

  /** A camera of the world that a number draws, with the script of another. */
  Camera camera(long number, long script) {
    double drawn = Hash.unit(split.seed(number), 95);
    if (material.assets().isEmpty()) {
      return new SimulatedCamera(script, split, painted);
    }
    drawn -= material.composite();
    if (drawn < 0) {
      return new SimulatedCamera(script, split, composite);
    }
    drawn -= films.isEmpty() ? 0 : material.films();
    if (drawn < 0) {
      return new FilmCamera(script, split, films, FILM);
    }
    drawn -= stills.isEmpty() ? 0 : material.stills();
    return drawn < 0
        ? new StillCamera(script, split, stills, FILM)
        : new SimulatedCamera(script, split, painted);
  }
}
