package io.vigil.model.adapt;

import io.vigil.model.adapt.ForeignMapping.Batch;
import io.vigil.model.adapt.ForeignMapping.Kind;
import io.vigil.model.adapt.ForeignMapping.Tokens;
import java.util.List;
import java.util.Locale;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.While;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Puts a model from elsewhere into a graph of ours: our pictures and seconds to what it takes, what
 * it gives to features.
 *
 * <p>Letters: N items, P columns and rows of our cells, K width of a feature. Features are [N, 1,
 * K], or [N, P P, K] of a grid.
 */
final class ForeignEncoder implements AutoCloseable {
  private final ForeignModel model;
  private final ForeignMapping mapping;
  private final int columns;
  private final int width;

  private ForeignEncoder(ForeignModel model, ForeignMapping mapping, int columns, int width) {
    this.model = model;
    this.mapping = mapping;
    this.columns = columns;
    this.width = width;
  }

  /**
   * Takes over a model and finds out what it gives.
   *
   * @param columns P
   * @throws ForeignException if that is not what the mapping says
   */
  static ForeignEncoder of(ForeignModel model, ForeignMapping mapping, int columns)
      throws ForeignException {
    Shape item = item(mapping);
    Shape given = mapping.batch() == Batch.NONE ? item : Shape.of(1).append(item);
    Shape found;
    try {
      found = model.probe(given);
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new ForeignException(
          "it does not take "
              + given
              + ": "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "; give size, frames, samples, layout and batch as it was made for",
          e);
    }
    int leading = mapping.batch() == Batch.NONE ? 0 : 1;
    List<Long> sizes = ForeignModel.behind(found, leading);
    int wanted =
        switch (mapping.tokens()) {
          case VECTOR -> 1;
          case ROWS -> 2;
          case GRID -> 3;
        };
    if (sizes.size() != wanted) {
      throw new ForeignException(
          "of "
              + given
              + " it makes "
              + found
              + ", which is no "
              + mapping.tokens().name().toLowerCase(Locale.ROOT)
              + "; name another output or another form of tokens");
    }
    return new ForeignEncoder(model, mapping, columns, Math.toIntExact(sizes.get(wanted - 1)));
  }

  private static Shape item(ForeignMapping m) {
    long size = m.size();
    Shape picture = m.channelsFirst() ? Shape.of(3, size, size) : Shape.of(size, size, 3);
    return switch (m.kind()) {
      case SOUND -> Shape.of(m.samples());
      case PICTURES -> picture;
      case VIDEO -> Shape.of(m.frames()).append(picture);
    };
  }

  /** K. */
  int width() {
    return width;
  }

  /** Features of an item: one, or one for each cell. */
  int features() {
    return mapping.tokens() == Tokens.GRID ? columns * columns : 1;
  }

  /** Pictures [N, side, side, 3] to features. */
  Operand<TFloat32> pictures(Ops tf, Operand<TUint8> pictures) {
    Operand<TFloat32> x = tf.dtypes.cast(pictures, TFloat32.class);
    int size = mapping.size();
    if (pictures.shape().get(1) != size) {
      x = tf.image.resizeBilinear(x, tf.constant(new int[] {size, size}));
    }
    float scale = (float) ((mapping.high() - mapping.low()) / 255);
    x = tf.math.add(tf.math.mul(x, tf.constant(scale)), tf.constant((float) mapping.low()));
    if (!mapping.mean().isEmpty()) {
      x = tf.math.sub(x, tf.constant(floats(mapping.mean())));
    }
    if (!mapping.deviation().isEmpty()) {
      x = tf.math.div(x, tf.constant(floats(mapping.deviation())));
    }
    if (mapping.channelsFirst()) {
      x = tf.linalg.transpose(x, tf.constant(new int[] {0, 3, 1, 2}));
    }
    if (mapping.kind() == Kind.VIDEO) {
      x = tf.expandDims(x, tf.constant(1));
      x = tf.tile(x, tf.constant(new int[] {1, mapping.frames(), 1, 1, 1}));
    }
    return encoded(tf, x);
  }

  /** Seconds [N, 16000], -1 to 1, to features. */
  Operand<TFloat32> sound(Ops tf, Operand<TFloat32> seconds) {
    long given = seconds.shape().get(1);
    long taken = mapping.samples();
    Operand<TFloat32> x = seconds;
    if (taken < given) {
      x = tf.slice(x, tf.constant(new long[] {0, 0}), tf.constant(new long[] {-1, taken}));
    } else if (taken > given) {
      x = tf.pad(x, tf.constant(new long[][] {{0, 0}, {0, taken - given}}), tf.constant(0f));
    }
    float half = (float) ((mapping.high() - mapping.low()) / 2);
    float middle = (float) ((mapping.high() + mapping.low()) / 2);
    return encoded(tf, tf.math.add(tf.math.mul(x, tf.constant(half)), tf.constant(middle)));
  }

  private Operand<TFloat32> encoded(Ops tf, Operand<TFloat32> items) {
    if (mapping.batch() == Batch.MANY) {
      return pooled(tf, called(tf, items));
    }
    return oneByOne(tf, items);
  }

  private Operand<TFloat32> called(Ops tf, Operand<TFloat32> given) {
    return model.call(
        tf, model.takesBytes() ? tf.dtypes.cast(tf.math.round(given), TUint8.class) : given);
  }

  /** What is given [N, ...] to features. */
  private Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> given) {
    return switch (mapping.tokens()) {
      case VECTOR -> tf.reshape(given, tf.constant(new long[] {-1, 1, width}));
      case ROWS ->
          tf.reshape(
              tf.math.mean(given, tf.constant(new int[] {1})),
              tf.constant(new long[] {-1, 1, width}));
      case GRID ->
          tf.reshape(
              tf.image.resizeArea(given, tf.constant(new int[] {columns, columns})),
              tf.constant(new long[] {-1, (long) columns * columns, width}));
    };
  }

  /** A loop over the items within the graph, for a model that takes one at a time. */
  private Operand<TFloat32> oneByOne(Ops tf, Operand<TFloat32> items) {
    Shape shape = Shape.of(-1).append(Shape.of(longs(ForeignModel.behind(items.shape(), 1))));
    Shape features = Shape.of(-1, features(), width);
    ConcreteFunction more =
        ConcreteFunction.create(
            ops -> {
              State state = State.in(ops, shape, features);
              Operand<TInt32> count =
                  ops.slice(
                      ops.shape(state.items()),
                      ops.constant(new int[] {0}),
                      ops.constant(new int[] {1}));
              return state
                  .signature("more")
                  .output(
                      "more",
                      ops.math.less(state.at(), ops.reshape(count, ops.constant(new int[0]))))
                  .build();
            });
    ConcreteFunction step =
        ConcreteFunction.create(
            ops -> {
              State state = State.in(ops, shape, features);
              Operand<TFloat32> item = ops.gather(state.items(), state.at(), ops.constant(0));
              boolean axis = mapping.batch() == Batch.ONE;
              Operand<TFloat32> given = axis ? ops.expandDims(item, ops.constant(0)) : item;
              Operand<TFloat32> found = called(ops, given);
              Operand<TFloat32> row =
                  pooled(ops, axis ? found : ops.expandDims(found, ops.constant(0)));
              Operand<TInt32> place = ops.reshape(state.at(), ops.constant(new int[] {1, 1}));
              return state
                  .signature("step")
                  .output("at1", ops.math.add(state.at(), ops.constant(1)))
                  .output("items1", ops.identity(state.items()))
                  .output("done1", ops.tensorScatterNdUpdate(state.done(), place, row))
                  .build();
            });
    Operand<TInt32> count =
        tf.slice(tf.shape(items), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    Operand<TFloat32> empty =
        tf.fill(
            tf.concat(List.of(count, tf.constant(new int[] {features(), width})), tf.constant(0)),
            tf.constant(0f));
    While loop = tf.whileOp(List.of(tf.constant(0), items, empty), more, step);
    @SuppressWarnings("unchecked") // The third of what the loop was given.
    Operand<TFloat32> done = (Operand<TFloat32>) loop.output().get(2);
    return tf.reshape(done, tf.constant(new long[] {-1, features(), width}));
  }

  /** What goes round in the loop. */
  private record State(
      Placeholder<TInt32> at, Placeholder<TFloat32> items, Placeholder<TFloat32> done) {

    static State in(Ops tf, Shape items, Shape done) {
      return new State(
          tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar())),
          tf.placeholder(TFloat32.class, Placeholder.shape(items)),
          tf.placeholder(TFloat32.class, Placeholder.shape(done)));
    }

    Signature.Builder signature(String name) {
      return Signature.builder(name).input("at", at).input("items", items).input("done", done);
    }
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public void close() {
    model.close();
  }
}
