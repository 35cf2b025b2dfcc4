package io.vigil.model.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/**
 * Multi-head attention (Vaswani et al. 2017, 3.2.2) of one sequence over another or itself.
 *
 * <p>Letters: B batch, Q queries, K keys, D width, H heads, d = D / H.
 */
public final class Attention {

  /** The name by which weights [B, H, Q, K] are noted: see {@link Trace}. */
  public static final String WEIGHTS = "weights";

  private final Ops tf;
  private final LayerScope scope;
  private final long heads;
  private final Dense query;
  private final Dense keyValue;
  private final Dense output;

  /** Keys and values of one source, ready for many queries: keys and values [B, H, K, d]. */
  public record Memory(Operand<TFloat32> keys, Operand<TFloat32> values) {}

  /** Attention whose queries and keys have the same width. */
  public Attention(LayerScope scope, long width, int heads) {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width " + width + " is no multiple of " + heads + " heads");
    }
    this.tf = scope.tf();
    this.scope = scope;
    this.heads = heads;
    this.query = Dense.withoutBias(scope.in("query"), width, width);
    this.keyValue = Dense.withoutBias(scope.in("keyvalue"), width, 2 * width);
    this.output = new Dense(scope.in("output"), width, width);
  }

  /** Projects a source [B, K, D] once. */
  public Memory memory(Operand<TFloat32> source) {
    Unstack<TFloat32> parts = tf.unstack(Heads.split(tf, keyValue.apply(source), 2, heads), 2L);
    List<org.tensorflow.Output<TFloat32>> both = parts.output();
    return new Memory(both.get(0), both.get(1));
  }

  /**
   * Attends with queries [B, Q, D] over a projected source.
   *
   * @param mask as in {@link DotProductAttention}, or null where every key may be seen
   * @return [B, Q, D]
   */
  public Operand<TFloat32> apply(
      Operand<TFloat32> queries, Memory memory, @Nullable Operand<TFloat32> mask) {
    // [1, B, H, Q, d] to [B, H, Q, d]
    Operand<TFloat32> q =
        tf.unstack(Heads.split(tf, query.apply(queries), 1, heads), 1L).output().get(0);
    DotProductAttention.Seen seen =
        DotProductAttention.apply(tf, q, memory.keys(), memory.values(), mask);
    scope.note(WEIGHTS, seen.weights());
    return output.apply(Heads.join(tf, seen.values()));
  }

  /** Projects the source and attends over it. */
  public Operand<TFloat32> apply(
      Operand<TFloat32> queries, Operand<TFloat32> source, @Nullable Operand<TFloat32> mask) {
    return apply(queries, memory(source), mask);
  }
}
