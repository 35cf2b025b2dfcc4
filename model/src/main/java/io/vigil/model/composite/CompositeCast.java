package io.vigil.model.composite;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.Cast;
import io.vigil.model.world.Costume;
import io.vigil.model.world.ScenePlayer;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sound;
import io.vigil.model.world.Split;
import io.vigil.model.world.Stand;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.random.Hash;
import java.util.Optional;

/**
 * Plays scripts with the cut-outs, backgrounds and sounds of a pack: those of the {@link #part}
 * that the split may show. What the part has none of is painted or synthesised. Immutable, safe for
 * use by several threads; costly to make, cheap to use.
 *
 * <pre>{@code
 * Cast cast = new CompositeCast(AssetPack.read(Path.of("pack")), Split.TEST);
 * SimulatedCamera camera = new SimulatedCamera(7, Split.TEST, cast);
 * }</pre>
 */
public final class CompositeCast implements Cast {
  /** Darker than this, little of a real background would be left. */
  private static final double DIMMEST = 0.65;

  /** The others stand where the procedural world has them: near, and told with ease. */
  private static final double IN_PERSPECTIVE = 0.65;

  private final Wardrobe wardrobe;
  private final Gallery gallery;
  private final Recordings recordings;

  /**
   * Makes a cast.
   *
   * @throws io.vigil.model.assets.AssetPackException if a cut-out or a sound cannot be loaded
   */
  public CompositeCast(AssetPack pack, Split split) {
    AssetPart part = part(split);
    this.wardrobe = new Wardrobe(pack, part);
    this.gallery = new Gallery(pack, part);
    this.recordings = new Recordings(pack, part);
  }

  /** The part of a pack that a split may show. */
  public static AssetPart part(Split split) {
    return switch (split) {
      case TRAIN -> AssetPart.TRAIN;
      case VALIDATION -> AssetPart.VALIDATION;
      case TEST, TEST_COMBINATIONS -> AssetPart.HELD_OUT;
    };
  }

  @Override
  public Optional<Costume> dress(ThingKind kind, boolean whole, long seed) {
    return wardrobe.dress(kind, whole, seed);
  }

  @Override
  public Optional<Stand> stand(ThingKind kind, Backdrop backdrop, long seed) {
    return gallery.isEmpty() || Hash.unit(seed, 60) >= IN_PERSPECTIVE
        ? Optional.empty()
        : Optional.of(Perspective.of(kind, backdrop, seed));
  }

  @Override
  public Backdrop set(Backdrop written) {
    return gallery.isEmpty()
        ? written
        : new Backdrop(
            written.place(), written.seed(), Math.max(DIMMEST, written.brightness()), false);
  }

  @Override
  public Sound play(Sound written) {
    return recordings.plays(written) ? SoundPlan.of(recordings, written).cast() : written;
  }

  @Override
  public ScenePlayer player() {
    return new ScenePlayer(
        new CompositePainter(wardrobe, gallery), new SceneSound(new RecordedSounds(recordings)));
  }
}
