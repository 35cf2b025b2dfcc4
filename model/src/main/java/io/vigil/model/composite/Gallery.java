package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.List;

/** The backgrounds of a part of a pack. Immutable. */
final class Gallery {
  private static final double CLOSEST = 1.3;

  private final AssetPack pack;
  private final List<Asset> pictures;

  Gallery(AssetPack pack, AssetPart part) {
    this.pack = pack;
    this.pictures = pack.select(AssetType.BACKGROUND, part);
  }

  boolean isEmpty() {
    return pictures.isEmpty();
  }

  /** The asset that a backdrop shows. */
  Asset asset(Backdrop backdrop) {
    return pictures.get((int) (Hash.unit(backdrop.seed(), 50) * pictures.size()));
  }

  /** Fills a canvas with what a backdrop shows: cropped, and mirrored or not, by its seed. */
  void draw(Backdrop backdrop, Canvas canvas) {
    Scaling.crop(canvas, pack.picture(asset(backdrop)), backdrop.seed(), 51, CLOSEST);
  }
}
