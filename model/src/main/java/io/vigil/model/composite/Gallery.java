package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.RgbPicture;
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
    long seed = backdrop.seed();
    RgbPicture picture = pack.picture(asset(backdrop));
    double zoom = Hash.between(seed, 51, 1, CLOSEST);
    double width = picture.width() / zoom;
    double height = picture.height() / zoom;
    double left = Hash.unit(seed, 52) * (picture.width() - width);
    double top = Hash.unit(seed, 53) * (picture.height() - height);
    Scaling.fill(canvas, picture, left, top, width, height, Hash.unit(seed, 54) < 0.5);
  }
}
