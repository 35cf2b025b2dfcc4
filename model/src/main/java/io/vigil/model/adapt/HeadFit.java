package io.vigil.model.adapt;

import io.vigil.model.adapt.HeadValues.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a head to windows. */
final class HeadFit {

  private static final int STEPS = 100;

  /** Weight of a window that none of the classes is in, of the simulated world. */
  private static final float WORLD = 0.5f;

  private final int soundWidth;
  private final int pictureWidth;
  private final int classes;

  /** For Xs values of the sound, Xp of the pictures and K classes. */
  HeadFit(int soundWidth, int pictureWidth, int classes) {
    this.soundWidth = soundWidth;
    this.pictureWidth = pictureWidth;
    this.classes = classes;
  }

  /** With a penalty on the squares of the weights; not calibrated. */
  HeadValues fit(List<Example> examples, double penalty) {
    List<float[][]> sounds = new ArrayList<>();
    List<float[][]> pictures = new ArrayList<>();
    for (Example e : examples) {
      sounds.add(new float[][] {e.features().sound(), e.features().soundThere()});
      pictures.add(new float[][] {e.features().pictures(), e.features().picturesThere()});
    }
    Scaling soundScaling = Scaling.of(sounds, soundWidth);
    Scaling pictureScaling = Scaling.of(pictures, pictureWidth);
    int[] soundPlaces = used(soundScaling);
    int[] picturePlaces = used(pictureScaling);
    int width = soundPlaces.length + picturePlaces.length;
    float[] values = new float[examples.size() * width];
    for (int i = 0; i < examples.size(); i++) {
      HeadValues.Features f = examples.get(i).features();
      float[] s = soundScaling.apply(f.sound(), f.soundThere());
      float[] p = pictureScaling.apply(f.pictures(), f.picturesThere());
      int at = i * width;
      for (int place : soundPlaces) {
        values[at++] = s[place];
      }
      for (int place : picturePlaces) {
        values[at++] = p[place];
      }
    }
    float[] fitted =
        LogisticFit.fit(
            new LogisticFit.Rows(values, truth(examples), weights(examples), width, classes),
            penalty,
            STEPS);
    float[] ones = new float[classes];
    Arrays.fill(ones, 1);
    return new HeadValues(
        soundScaling,
        spread(fitted, 0, soundPlaces, soundWidth),
        pictureScaling,
        spread(fitted, soundPlaces.length, picturePlaces, pictureWidth),
        Arrays.copyOfRange(fitted, width * classes, (width + 1) * classes),
        ones,
        new float[classes]);
  }

  private static int[] used(Scaling scaling) {
    int[] all = new int[scaling.factor().length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (scaling.factor()[i] > 0) {
        all[count++] = i;
      }
    }
    return Arrays.copyOf(all, count);
  }

  private float[] spread(float[] fitted, int from, int[] places, int width) {
    float[] kernel = new float[width * classes];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(fitted, (from + i) * classes, kernel, places[i] * classes, classes);
    }
    return kernel;
  }

  private float[] truth(List<Example> examples) {
    float[] truth = new float[examples.size() * classes];
    for (int i = 0; i < examples.size(); i++) {
      for (int c = 0; c < classes; c++) {
        truth[i * classes + c] = Math.max(0, examples.get(i).truth()[c]);
      }
    }
    return truth;
  }

  /** Every class counts alike, however much there is of it; what is unknown does not count. */
  private float[] weights(List<Example> examples) {
    double[] positive = new double[classes];
    for (Example e : examples) {
      for (int c = 0; c < classes; c++) {
        positive[c] += e.truth()[c] > 0 ? 1 : 0;
      }
    }
    double mean = Math.max(1, Arrays.stream(positive).average().orElse(1));
    float[] weights = new float[examples.size() * classes];
    for (int i = 0; i < examples.size(); i++) {
      Example e = examples.get(i);
      for (int c = 0; c < classes; c++) {
        float weight = e.fold() < 0 ? WORLD : 1;
        if (e.truth()[c] > 0) {
          weight = (float) (mean / positive[c]);
        }
        weights[i * classes + c] = e.truth()[c] < 0 ? 0 : weight;
      }
    }
    return weights;
  }
}
