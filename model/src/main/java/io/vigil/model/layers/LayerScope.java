package io.vigil.model.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Where layers of one graph make their weights: a path of names over one shared list. The same
 * network built in two graphs gives the same names, which is how weights move from training to the
 * served bundle. Not thread-safe: a graph is built by one thread.
 */
public final class LayerScope {

  private final Ops tf;
  private final String path;
  private final List<Weight> weights;
  private final Map<String, Loader> loaders;
  private final Trace trace;

  private record Loader(Variable<TFloat32> variable, Placeholder<TFloat32> input, Op assign) {}

  private LayerScope(
      Ops tf, String path, List<Weight> weights, Map<String, Loader> loaders, Trace trace) {
    this.tf = tf;
    this.path = path;
    this.weights = weights;
    this.loaders = loaders;
    this.trace = trace;
  }

  /** An empty scope at the root of a graph. */
  public static LayerScope root(Ops tf) {
    return new LayerScope(tf, "", new ArrayList<>(), new HashMap<>(), new Trace());
  }

  /** The graph's operations. */
  public Ops tf() {
    return tf;
  }

  /** A child path over the same list of weights. */
  public LayerScope in(String child) {
    return new LayerScope(tf, path + child + "/", weights, loaders, trace);
  }

  /** What the layers of this graph note of what they compute. */
  public Trace trace() {
    return trace;
  }

  /** Notes a tensor that is computed here, under this path and a name. */
  public void note(String name, Operand<TFloat32> value) {
    trace.note(path + name, value);
  }

  /** Makes a new weight here. */
  public Operand<TFloat32> weight(String name, Initializer initializer, long... shape) {
    String full = path + name;
    Variable<TFloat32> variable = variable(full, Shape.of(shape));
    if (weights.stream().anyMatch(w -> w.name().equals(full))) {
      throw new IllegalStateException("weight " + full + " exists already");
    }
    weights.add(new Weight(full, Shape.of(shape), initializer, variable));
    return variable;
  }

  /** Makes a variable that is stored like a weight but not trained (a moment, an average). */
  public Variable<TFloat32> variable(String full, Shape shape) {
    String node = full.replace('/', '.'); // a node's name may hold no slash
    Variable<TFloat32> variable = tf.withName(node).variable(shape, TFloat32.class);
    Placeholder<TFloat32> input =
        tf.withName("load." + node).placeholder(TFloat32.class, Placeholder.shape(shape));
    Assign<TFloat32> assign = tf.withName("store." + node).assign(variable, input);
    loaders.put(full, new Loader(variable, input, assign));
    return variable;
  }

  /** All weights made so far, in order of making. */
  public List<Weight> weights() {
    return List.copyOf(weights);
  }

  /** Fresh values for every weight, from the seed and the names alone. */
  public Map<String, float[]> initialValues(long seed) {
    Map<String, float[]> values = new HashMap<>();
    for (Weight w : weights) {
      SplittableRandom random = new SplittableRandom(seed * 31 + w.name().hashCode());
      values.put(w.name(), w.initializer().values((int) w.shape().size(), random));
    }
    return values;
  }

  /**
   * Writes values into the variables of a session.
   *
   * @throws IllegalArgumentException if a name is unknown here
   */
  public void load(Session session, Map<String, float[]> values) {
    Session.Runner runner = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      values.forEach(
          (name, array) -> {
            Loader loader = loaders.get(name);
            if (loader == null) {
              throw new IllegalArgumentException("no weight " + name + " in this network");
            }
            TFloat32 tensor =
                TFloat32.tensorOf(loader.input().shape(), DataBuffers.of(array, true, false));
            fed.add(tensor);
            runner.feed(loader.input(), tensor).addTarget(loader.assign());
          });
      runner.run().close();
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** Reads every variable of a session: weights and what was made beside them. */
  public Map<String, float[]> values(Session session) {
    List<String> names = new ArrayList<>();
    Session.Runner runner = session.runner();
    loaders.forEach(
        (name, loader) -> {
          names.add(name);
          runner.fetch(loader.variable());
        });
    Map<String, float[]> values = new HashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < names.size(); i++) {
        RawTensor raw = result.get(i).asRawTensor();
        float[] array = new float[(int) raw.size()];
        raw.data().asFloats().read(array);
        values.put(names.get(i), array);
      }
    }
    return values;
  }
}
