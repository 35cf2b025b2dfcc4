package io.vigil.launcher.assets;

import java.util.List;
import java.util.Optional;

/** Makes backgrounds and stills of pictures. */
final class PictureMaker {
  /** Width of a background. */
  static final int WIDTH = 384;

  /** Height of a background. */
  static final int HEIGHT = 216;

  /** The longer side of a still. */
  static final int STILL_SIDE = 256;

  private static final int LEAST_SIDE = 96;

  /** The rest of a picture may be smaller than a whole one, for it is a place for sure. */
  private static final int LEAST_REST = 80;

  private static final int STEP = 4;

  private PictureMaker() {}

  /** The middle of a picture, 16:9; empty if it is too small or does not look like a place. */
  static Optional<Pixels> background(Pixels picture) {
    return Scenery.isPlace(picture)
        ? middle(picture).filter(pixels -> !Scenery.isFramed(pixels))
        : Optional.empty();
  }

  /** The middle of a moment of a film: what a camera saw, however plain it is. */
  static Optional<Pixels> moment(Pixels picture) {
    return Scenery.isFramed(picture) ? Optional.empty() : middle(picture);
  }

  private static Optional<Pixels> middle(Pixels picture) {
    int width = Math.min(picture.width(), picture.height() * WIDTH / HEIGHT);
    int height = Math.min(picture.height(), picture.width() * HEIGHT / WIDTH);
    if (height < LEAST_SIDE) {
      return Optional.empty();
    }
    int left = (picture.width() - width) / 2;
    int top = (picture.height() - height) / 2;
    Pixels middle = picture.crop(new Box(left, top, left + width, top + height));
    return Optional.of(Resampler.scale(middle, WIDTH, HEIGHT));
  }

  /**
   * The largest part of a picture, 16:9, in which nothing is that is to be kept out; of several the
   * lowest, where there is more ground. Empty if it would be small or does not look like a place.
   *
   * @param taken where the things are that are kept out
   */
  static Optional<Pixels> rest(Pixels picture, List<Box> taken) {
    List<Box> grown =
        taken.stream().map(box -> box.grown(2 + box.width() / 16, 2 + box.height() / 16)).toList();
    int tallest = Math.min(picture.height(), picture.width() * HEIGHT / WIDTH);
    for (int height = tallest; height >= LEAST_REST; height -= STEP) {
      int width = height * WIDTH / HEIGHT;
      for (int top = picture.height() - height; top >= 0; top -= STEP) {
        for (int left = 0; left + width <= picture.width(); left += STEP) {
          Box box = new Box(left, top, left + width, top + height);
          if (grown.stream().allMatch(other -> box.coveredBy(other) == 0)) {
            Pixels part = picture.crop(box);
            return Scenery.isPlace(part)
                ? Optional.of(Resampler.scale(part, WIDTH, HEIGHT))
                : Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The whole picture; empty if it is too small, a drawing, or a thing on empty ground. */
  static Optional<Pixels> still(Pixels picture) {
    boolean small = Math.min(picture.width(), picture.height()) < LEAST_SIDE;
    return small || !Scenery.isPhotograph(picture)
        ? Optional.empty()
        : Optional.of(Resampler.fit(picture, STILL_SIDE));
  }
}
