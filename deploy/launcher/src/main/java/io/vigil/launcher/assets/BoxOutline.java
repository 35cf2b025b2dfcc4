package io.vigil.launcher.assets;

import java.util.Optional;

/**
 * Estimates the outline of a thing from its box, in the manner of GrabCut (Rother and others 2004):
 * colours of the inside against those of a band around the box, neighbours of like colour held
 * together, repeated. Departs from the paper in that labels are found by mean-field iteration
 * rather than by a cut of a graph, and in that a rounded box is assumed to begin with.
 */
final class BoxOutline {
  private static final double MARGIN = 0.22;
  private static final int ROUNDS = 3;
  private static final int SWEEPS = 16;
  private static final double COLOUR_LIMIT = 4;
  private static final double TIE = 1.1;
  private static final double LOOSE = 0.15;

  /**
   * What is assumed of a thing's shape.
   *
   * @param roundness exponent of the super-ellipse: 2 is an ellipse, larger is nearer to the box
   * @param slope how fast the odds fall towards its edge
   * @param certainty log odds in its middle
   * @param colourWeight how much colours count against that
   * @param leastFill the least share of the box that it fills
   * @param mostFill the largest share of the box that it fills
   * @param leastContrast mean squared distance of colours across its outline
   */
  record Shape(
      double roundness,
      double slope,
      double certainty,
      double colourWeight,
      double leastFill,
      double mostFill,
      double leastContrast) {
    static final Shape VEHICLE = new Shape(3, 6, 2, 0.8, 0.5, 0.93, 500);
    static final Shape BODY = new Shape(2, 4, 1.5, 1, 0.28, 0.66, 1400);
  }

  private final Pixels picture;
  private final Shape shape;
  private final Box box;
  private final Box region;
  private final int width;
  private final int height;
  private final float[][] colours;
  private final float[] prior;

  private BoxOutline(Pixels picture, Shape shape, Box box) {
    this.picture = picture;
    this.shape = shape;
    this.box = box;
    this.region =
        box.grown((int) (box.width() * MARGIN) + 3, (int) (box.height() * MARGIN) + 3)
            .within(picture.width(), picture.height());
    this.width = region.width();
    this.height = region.height();
    this.colours = colours();
    this.prior = prior();
  }

  /**
   * The outline, on the whole picture; empty where it is not to be trusted: it fills too little or
   * too much of the box, does not reach the sides of the box, is in pieces, or is of the same
   * colours as what is around it.
   */
  static Optional<Matte> of(Pixels picture, Shape shape, Box box) {
    BoxOutline outline =
        new BoxOutline(picture, shape, box.within(picture.width(), picture.height()));
    float[] share = outline.settle();
    Matte matte = outline.onPicture(share);
    return outline.trusted(matte) ? Optional.of(matte.solid()) : Optional.empty();
  }

  /** Brightness counts less than hue: shadows are no edges. */
  private float[][] colours() {
    float[][] found = new float[width * height][3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = picture.at(region.left() + x, region.top() + y);
        float r = rgb >> 16 & 0xff;
        float g = rgb >> 8 & 0xff;
        float b = rgb & 0xff;
        float light = 0.299f * r + 0.587f * g + 0.114f * b;
        found[y * width + x] = new float[] {0.8f * light, 1.2f * (b - light), 1.2f * (r - light)};
      }
    }
    return found;
  }

  /** Log odds of being inside by place alone: a super-ellipse in the box, nothing outside of it. */
  private float[] prior() {
    float[] odds = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int px = region.left() + x;
        int py = region.top() + y;
        double u = Math.abs((px + 0.5 - box.left()) / box.width() * 2 - 1);
        double v = Math.abs((py + 0.5 - box.top()) / box.height() * 2 - 1);
        double radius =
            Math.pow(
                Math.pow(u, shape.roundness()) + Math.pow(v, shape.roundness()),
                1 / shape.roundness());
        odds[y * width + x] =
            (float) (box.contains(px, py) ? Math.max(-2.5, shape.slope() * (0.98 - radius)) : -12);
      }
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] = (float) Math.min(shape.certainty(), odds[i]);
    }
    return odds;
  }

  private float[] settle() {
    float[] share = new float[prior.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = sigmoid(prior[i]);
    }
    float[] ties = ties();
    for (int round = 0; round < ROUNDS; round++) {
      float[] odds = odds(share);
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        sweep(share, odds, ties);
      }
    }
    return share;
  }

  private float[] odds(float[] share) {
    float[] rest = new float[share.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = 1 - share[i];
    }
    ColourModel inside = new ColourModel(colours, share);
    ColourModel outside = new ColourModel(colours, rest);
    float[] odds = new float[share.length];
    for (int i = 0; i < odds.length; i++) {
      double colour = inside.logLikelihood(colours[i]) - outside.logLikelihood(colours[i]);
      odds[i] =
          (float)
              (prior[i]
                  + shape.colourWeight() * Math.max(-COLOUR_LIMIT, Math.min(COLOUR_LIMIT, colour)));
    }
    return odds;
  }

  /**
   * [height, width, 4]: how strongly a pixel holds to those right, below left, below, below right.
   */
  private float[] ties() {
    float[] ties = new float[width * height * 4];
    double mean = 0;
    for (int pass = 0; pass < 2; pass++) {
      double sum = 0;
      int count = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int k = 0; k < 4; k++) {
            int nx = x + (k == 0 ? 1 : k - 2);
            int ny = y + (k == 0 ? 0 : 1);
            if (nx < 0 || nx >= width || ny >= height) {
              continue;
            }
            double distance =
                ColourModel.distance(colours[y * width + x], colours[ny * width + nx]);
            sum += distance;
            count++;
            double apart = k == 0 || k == 2 ? 1 : Math.sqrt(0.5);
            ties[(y * width + x) * 4 + k] =
                (float) (apart * (LOOSE + TIE * Math.exp(-distance / (2 * mean + 1e-6))));
          }
        }
      }
      mean = sum / Math.max(1, count);
    }
    return ties;
  }

  private void sweep(float[] share, float[] odds, float[] ties) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        double sum = odds[at];
        for (int k = 0; k < 4; k++) {
          int dx = k == 0 ? 1 : k - 2;
          int dy = k == 0 ? 0 : 1;
          if (x + dx >= 0 && x + dx < width && y + dy < height) {
            sum += ties[at * 4 + k] * (2 * share[at + dy * width + dx] - 1);
          }
          if (x - dx >= 0 && x - dx < width && y - dy >= 0) {
            int near = at - dy * width - dx;
            sum += ties[near * 4 + k] * (2 * share[near] - 1);
          }
        }
        share[at] = sigmoid(sum);
      }
    }
  }

  private Matte onPicture(float[] share) {
    Matte matte = Matte.empty(picture.width(), picture.height());
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          share,
          y * width,
          matte.share(),
          (region.top() + y) * picture.width() + region.left(),
          width);
    }
    return matte;
  }

  private boolean trusted(Matte matte) {
    Matte solid = matte.solid();
    Box found = solid.bounds().orElse(new Box(0, 0, 0, 0));
    double fill = (double) solid.area() / box.area();
    return fill > shape.leastFill()
        && fill < shape.mostFill()
        && matte.wholeness() > 0.93
        && found.width() > 0.9 * box.width()
        && found.height() > 0.88 * box.height()
        && contrast(solid) > shape.leastContrast();
  }

  /** Mean squared distance of colour across the outline, four pixels apart. */
  private double contrast(Matte matte) {
    double sum = 0;
    int count = 0;
    for (int y = 2; y < height - 2; y++) {
      for (int x = 2; x < width - 2; x++) {
        sum += across(matte, x, y, 2, 0) + across(matte, x, y, 0, 2);
        count += (differ(matte, x, y, 2, 0) ? 1 : 0) + (differ(matte, x, y, 0, 2) ? 1 : 0);
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private boolean differ(Matte matte, int x, int y, int dx, int dy) {
    int px = region.left() + x;
    int py = region.top() + y;
    return matte.in(px - dx, py - dy) != matte.in(px + dx, py + dy);
  }

  private double across(Matte matte, int x, int y, int dx, int dy) {
    return differ(matte, x, y, dx, dy)
        ? ColourModel.distance(
            colours[(y - dy) * width + x - dx], colours[(y + dy) * width + x + dx])
        : 0;
  }

  private static float sigmoid(double x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
