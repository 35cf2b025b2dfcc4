package io.vigil.launcher.assets;

import java.util.HashMap;
import java.util.Map;
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
  private static final double MOST_OF_ONE_COLOUR = 0.25;
  private static final int LEAST_COLOURS = 60;

  private PictureMaker() {}

  /** The middle of a picture, 16:9; empty if it is too small, or a drawing rather than a place. */
  static Optional<Pixels> background(Pixels picture) {
    int width = Math.min(picture.width(), picture.height() * WIDTH / HEIGHT);
    int height = Math.min(picture.height(), picture.width() * HEIGHT / WIDTH);
    if (height < LEAST_SIDE || drawn(picture)) {
      return Optional.empty();
    }
    int left = (picture.width() - width) / 2;
    int top = (picture.height() - height) / 2;
    Pixels middle = picture.crop(new Box(left, top, left + width, top + height));
    return Optional.of(Resampler.scale(middle, WIDTH, HEIGHT));
  }

  /** The whole picture; empty if it is too small. */
  static Optional<Pixels> still(Pixels picture) {
    return Math.min(picture.width(), picture.height()) < LEAST_SIDE
        ? Optional.empty()
        : Optional.of(Resampler.fit(picture, STILL_SIDE));
  }

  /** Screens, maps and graphics have large areas of one colour, or few colours at all. */
  private static boolean drawn(Pixels picture) {
    Map<Integer, Integer> colours = new HashMap<>();
    for (int pixel : picture.argb()) {
      colours.merge(pixel >> 4 & 0x0f0f0f, 1, Integer::sum);
    }
    int most = colours.values().stream().max(Integer::compare).orElse(0);
    return most > MOST_OF_ONE_COLOUR * picture.argb().length || colours.size() < LEAST_COLOURS;
  }
}
