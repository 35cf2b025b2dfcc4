package io.vigil.model.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How a weight begins. Values depend on the seed and the weight's name only. */
public sealed interface Initializer {

  /** Fills a new array of {@code size} values. */
  float[] values(int size, SplittableRandom random);

  /** Every value the same. */
  record Constant(float value) implements Initializer {
    @Override
    public float[] values(int size, SplittableRandom random) {
      float[] values = new float[size];
      Arrays.fill(values, value);
      return values;
    }
  }

  /** Normal around zero, cut at two deviations. */
  record Normal(double deviation) implements Initializer {
    @Override
    public float[] values(int size, SplittableRandom random) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        double z = random.nextGaussian();
        while (Math.abs(z) > 2) {
          z = random.nextGaussian();
        }
        values[i] = (float) (z * deviation);
      }
      return values;
    }
  }

  /** All zeros. */
  static Initializer zeros() {
    return new Constant(0);
  }

  /** Glorot and Bengio 2010: keeps the variance of activations and of gradients alike. */
  static Initializer glorot(long fanIn, long fanOut) {
    return new Normal(Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  /** He et al. 2015: for a layer followed by a rectifier. */
  static Initializer he(long fanIn) {
    return new Normal(Math.sqrt(2.0 / fanIn));
  }
}
