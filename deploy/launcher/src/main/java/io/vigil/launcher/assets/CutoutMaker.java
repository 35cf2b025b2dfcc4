package io.vigil.launcher.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts things out of pictures, and refuses those that would not look whole. */
final class CutoutMaker {
  /** The longest side of a cut-out. */
  static final int SIDE = 256;

  private static final int LEAST_SHORT_SIDE = 40;
  // Who stands is narrow, and whole nevertheless.
  private static final int LEAST_WIDTH_OF_TALL = 30;
  private static final int TALL = 80;
  private static final double MOST_OF_PICTURE = 0.9;
  private static final double LEAST_FILL = 0.22;
  private static final double LEAST_WHOLENESS = 0.85;
  private static final double MOST_OVERLAP = 0.12;
  // A thing that touches the edge of its picture with a tip alone is not cut off there.
  private static final double TIP = 0.3;

  private CutoutMaker() {}

  /** Cuts along an outline. */
  static Optional<Cut> cut(Pixels picture, Matte outline) {
    if (outline.area() == 0 || outline.wholeness() < LEAST_WHOLENESS) {
      return Optional.empty();
    }
    Matte solid = outline.solid();
    Box bounds = solid.bounds().orElse(new Box(0, 0, 0, 0));
    int all = picture.width() * picture.height();
    if (small(bounds)
        || bounds.area() > MOST_OF_PICTURE * all
        || solid.area() < LEAST_FILL * bounds.area()) {
      return Optional.empty();
    }
    List<String> sides = sides(solid, bounds);
    // What stands on the lower edge of a picture may be cut off there, nothing else may.
    if (!sides.isEmpty() && !sides.equals(List.of("bottom"))) {
      return Optional.empty();
    }
    Pixels cut = solid.feathered().cut(picture, bounds.grown(1, 1));
    return Optional.of(new Cut(Resampler.fit(cut, SIDE), sides));
  }

  /** Whether its box may be cut out without a mask: not at an edge, not behind another box. */
  static boolean clear(Pixels picture, Thing thing, List<Thing> all) {
    Box box = thing.box().orElse(new Box(0, 0, 0, 0)).within(picture.width(), picture.height());
    boolean inside =
        box.left() > 1
            && box.top() > 1
            && box.right() < picture.width() - 1
            && box.bottom() < picture.height() - 1;
    return inside
        && !small(box)
        && all.stream()
            .filter(other -> other.row() != thing.row())
            .flatMap(other -> other.box().stream())
            .allMatch(other -> box.coveredBy(other) < MOST_OVERLAP);
  }

  private static boolean small(Box box) {
    boolean tall = box.height() >= TALL && box.width() >= LEAST_WIDTH_OF_TALL;
    return box.shortSide() < LEAST_SHORT_SIDE && !tall;
  }

  private static List<String> sides(Matte matte, Box bounds) {
    List<String> sides = new ArrayList<>();
    if (bounds.left() <= 1 && column(matte, bounds, 1) > TIP * bounds.height()) {
      sides.add("left");
    }
    if (bounds.top() <= 1 && row(matte, bounds, 1) > TIP * bounds.width()) {
      sides.add("top");
    }
    if (bounds.right() >= matte.width() - 1
        && column(matte, bounds, matte.width() - 2) > TIP * bounds.height()) {
      sides.add("right");
    }
    if (bounds.bottom() >= matte.height() - 1
        && row(matte, bounds, matte.height() - 2) > TIP * bounds.width()) {
      sides.add("bottom");
    }
    return sides;
  }

  private static int column(Matte matte, Box bounds, int x) {
    int count = 0;
    for (int y = bounds.top(); y < bounds.bottom(); y++) {
      count += matte.in(x, y) ? 1 : 0;
    }
    return count;
  }

  private static int row(Matte matte, Box bounds, int y) {
    int count = 0;
    for (int x = bounds.left(); x < bounds.right(); x++) {
      count += matte.in(x, y) ? 1 : 0;
    }
    return count;
  }
}
