package io.vigil.model.train;

import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * AdamW (Loshchilov and Hutter 2019) with clipping by the global norm and a moving average of the
 * weights, as operations of the graph. The rate and the powers of beta are fed by the caller, who
 * thereby owns the schedule.
 */
final class AdamW {

  static final float BETA1 = 0.9f;
  static final float BETA2 = 0.98f;

  /** Suffix of a weight's moving average. */
  static final String AVERAGE = "/average";

  /** Suffixes of all that is kept beside each weight. */
  static final List<String> KEPT = List.of("/adam-m", "/adam-v", AVERAGE);

  private final Ops tf;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> power1;
  private final Placeholder<TFloat32> power2;
  private final Placeholder<TFloat32> averaging;
  private final Operand<TFloat32> norm;
  private final Op step;

  /** What is kept beside a weight before the first step: moments of zero, itself as average. */
  static Map<String, float[]> beginning(String weight, float[] value) {
    Map<String, float[]> kept = new HashMap<>();
    for (String suffix : KEPT) {
      boolean average = suffix.equals(AVERAGE);
      kept.put(weight + suffix, average ? value.clone() : new float[value.length]);
    }
    return kept;
  }

  /**
   * Adds the step to the graph.
   *
   * @param clip greatest global norm of the gradient
   * @param decay of matrices and kernels, times the rate
   */
  AdamW(LayerScope scope, Operand<TFloat32> loss, float clip, float decay) {
    this(scope, scope.weights(), loss, clip, decay);
  }

  /**
   * As above, but only some weights learn, and nothing is computed for the others' sake.
   *
   * @param weights those that learn
   */
  AdamW(LayerScope scope, List<Weight> weights, Operand<TFloat32> loss, float clip, float decay) {
    this.tf = scope.tf();
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    power1 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    power2 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    averaging = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Gradients gradients = tf.gradients(loss, weights.stream().map(Weight::variable).toList());
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      squares.add(tf.nn.l2Loss(gradients.<TFloat32>dy(i)));
    }
    norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    Operand<TFloat32> scale =
        tf.math.minimum(
            tf.constant(1f), tf.math.div(tf.constant(clip), tf.math.add(norm, tf.constant(1e-6f))));
    List<Op> done = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      done.add(update(scope, weights.get(i), gradients.dy(i), scale, decay));
    }
    step = tf.withControlDependencies(done).noOp();
  }

  private Op update(
      LayerScope scope,
      Weight weight,
      Operand<TFloat32> gradient,
      Operand<TFloat32> scale,
      float decay) {
    Variable<TFloat32> value = weight.variable();
    Variable<TFloat32> m = scope.variable(weight.name() + KEPT.get(0), weight.shape());
    Variable<TFloat32> v = scope.variable(weight.name() + KEPT.get(1), weight.shape());
    Variable<TFloat32> average = scope.variable(weight.name() + KEPT.get(2), weight.shape());
    Operand<TFloat32> g = tf.math.mul(gradient, scale);
    Ops after = tf;
    if (weight.decays()) {
      // The decay waits for the gradient, which is taken at the value before it.
      Ops ready = tf.withControlDependencies(List.of(g));
      Op decayed =
          ready.assignSub(value, ready.math.mul(value, ready.math.mul(rate, tf.constant(decay))));
      after = tf.withControlDependencies(List.of(decayed));
    }
    Operand<TFloat32> stepped =
        after.train.applyAdam(
            value,
            m,
            v,
            power1,
            power2,
            rate,
            tf.constant(BETA1),
            tf.constant(BETA2),
            tf.constant(1e-8f),
            g);
    return tf.assignAdd(average, tf.math.mul(tf.math.sub(stepped, average), averaging));
  }

  Placeholder<TFloat32> rate() {
    return rate;
  }

  Placeholder<TFloat32> power1() {
    return power1;
  }

  Placeholder<TFloat32> power2() {
    return power2;
  }

  Placeholder<TFloat32> averaging() {
    return averaging;
  }

  Operand<TFloat32> norm() {
    return norm;
  }

  Op step() {
    return step;
  }
}
