package io.vigil.model.testing;

import io.vigil.model.layers.LayerScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A graph with a session, to run a few operations on the real TensorFlow. */
public final class TestGraph implements AutoCloseable {

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final LayerScope scope = LayerScope.root(tf);
  private final Session session = new Session(graph);

  public Ops tf() {
    return tf;
  }

  public LayerScope scope() {
    return scope;
  }

  public Session session() {
    return session;
  }

  /** Gives all weights random values; gains and gates too, so that nothing hides behind them. */
  public Map<String, float[]> randomWeights(long seed) {
    Map<String, float[]> values = new HashMap<>(scope.initialValues(seed));
    SplittableRandom random = new SplittableRandom(seed);
    values.forEach(
        (name, array) -> {
          for (int i = 0; i < array.length; i++) {
            array[i] += (float) (0.2 * random.nextGaussian());
          }
        });
    scope.load(session, values);
    return values;
  }

  public Constant<TFloat32> floats(float[] values, long... shape) {
    return tf.constant(Shape.of(shape), DataBuffers.of(values, true, true));
  }

  public Constant<TInt32> integers(int[] values, long... shape) {
    return tf.constant(Shape.of(shape), DataBuffers.of(values, true, true));
  }

  public float[] run(Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      RawTensor raw = result.get(0).asRawTensor();
      float[] values = new float[(int) raw.shape().size()];
      raw.data().asFloats().read(values);
      return values;
    }
  }

  public int[] runIntegers(Operand<TInt32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      RawTensor raw = result.get(0).asRawTensor();
      int[] values = new int[(int) raw.shape().size()];
      raw.data().asInts().read(values);
      return values;
    }
  }

  /** The values of a name, which must be there. */
  public static float[] of(Map<String, float[]> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** Values of about unit size that depend on the seed alone. */
  public static float[] random(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
