package io.vigil.model.adapt;

import io.vigil.model.adapt.ForeignMapping.Kind;
import io.vigil.model.adapt.ForeignMapping.Tokens;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.Tensors;
import io.vigil.model.layers.LayerScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A bundle's graph with an imported encoder in the place of its own. The same nodes give the
 * features that are fitted and then the tokens that are served, so they cannot differ. For one
 * thread.
 *
 * <p>Letters as in {@link ForeignEncoder}; C our cells, D width of a token.
 */
final class ForeignGraph implements AutoCloseable {
  private static final int BATCH = 16;

  private final BundleGraph graph;
  private final BundleManifest manifest;
  private final ForeignEncoder encoder;
  private final boolean sound;
  private final boolean grid;
  private final int side;
  private final Operand<?> input;
  private final Operand<TFloat32> features;
  private final Map<String, float[]> weights = new HashMap<>();

  ForeignGraph(Bundle bundle, ForeignEncoder encoder, ForeignMapping mapping) {
    this.graph = BundleGraph.of(bundle, node -> List.of(node));
    this.manifest = bundle.manifest();
    this.encoder = encoder;
    this.sound = mapping.kind() == Kind.SOUND;
    this.grid = mapping.tokens() == Tokens.GRID;
    int unit = Math.max(1, sketchSide());
    this.side = sound ? manifest.frameSize() : (mapping.size() + unit - 1) / unit * unit;
    Ops tf = graph.tf();
    if (sound) {
      Operand<TFloat32> seconds = graph.input(Signatures.ENCODE_AUDIO, "sound", TFloat32.class);
      this.input = seconds;
      this.features = encoder.sound(tf, seconds);
    } else {
      Operand<TUint8> pictures =
          tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, side, side, 3)));
      this.input = pictures;
      this.features = encoder.pictures(tf, pictures);
    }
  }

  /** K of the sketch: its columns and rows; 0 without one. */
  private int sketchSide() {
    return (int) Math.round(Math.sqrt((double) manifest.sketchTokens() * manifest.width()));
  }

  /** What the new bundle takes. */
  BundleManifest.Inputs inputs() {
    BundleManifest.Inputs in = manifest.inputs();
    return new BundleManifest.Inputs(
        side,
        in.frameTokens(),
        in.sketchTokens(),
        in.width(),
        in.sampleRate(),
        in.slots(),
        in.audioTokensPerSlot(),
        in.soundSketchTokens(),
        in.hopMicros(),
        in.memoryTokens(),
        in.embeddingWidth(),
        in.contextTokens(),
        in.sentenceWords());
  }

  /**
   * Fits the projection to what the base's own encoder gives; that of a grid's cells is told of.
   */
  RidgeFit fit(Inference base, ForeignMedia media, TuningListener listener) {
    List<float[]> wanted = new ArrayList<>();
    List<float[]> found = new ArrayList<>();
    if (sound) {
      List<short[]> seconds = media.sound(manifest.sampleRate());
      batches(
          seconds,
          listener,
          b -> {
            wanted.addAll(base.encodeAudio(b));
            found.addAll(features(Tensors.sound(b, manifest.sampleRate())));
          });
      return keep("all", Tensors.joined(found), encoder.width(), Tensors.joined(wanted));
    }
    FramePreprocessor own = new FramePreprocessor(manifest.frameSize());
    FramePreprocessor other = new FramePreprocessor(side);
    batches(
        media.pictures(),
        listener,
        b -> {
          wanted.addAll(base.encodeFrames(b.stream().map(j -> ForeignMedia.rgb(j, own)).toList()));
          found.addAll(
              features(pictures(b.stream().map(j -> ForeignMedia.rgb(j, other)).toList())));
        });
    int width = manifest.width();
    int cells = manifest.frameTokens() - manifest.sketchTokens() - 1;
    List<float[]> cell = map(wanted, t -> Arrays.copyOf(t, cells * width));
    List<float[]> whole = map(wanted, t -> Arrays.copyOfRange(t, t.length - width, t.length));
    int k = encoder.width();
    keep("whole", Tensors.joined(map(found, f -> mean(f, k))), k, Tensors.joined(whole));
    return keep(grid ? "cell" : "cells", Tensors.joined(found), k, Tensors.joined(cell));
  }

  private RidgeFit keep(String name, float[] given, int k, float[] tokens) {
    int m = tokens.length / (given.length / k);
    RidgeFit fit = RidgeFit.of(given, k, tokens, m);
    weights.put(name + "/weights", fit.weights());
    weights.put(name + "/bias", fit.bias());
    return fit;
  }

  private interface Step<T> {
    void run(List<T> batch);
  }

  private static <T> void batches(List<T> items, TuningListener listener, Step<T> step) {
    for (int from = 0; from < items.size(); from += BATCH) {
      listener.at((double) from / items.size(), "encoding with both");
      step.run(items.subList(from, Math.min(items.size(), from + BATCH)));
    }
  }

  private static List<float[]> map(List<float[]> rows, Function<float[], float[]> change) {
    return rows.stream().map(change).toList();
  }

  private static float[] mean(float[] rows, int width) {
    float[] mean = new float[width];
    for (int i = 0; i < rows.length; i++) {
      mean[i % width] += rows[i] * width / rows.length;
    }
    return mean;
  }

  /** The features of pictures or seconds, [features, K] each; takes over the tensor. */
  List<float[]> features(Tensor given) {
    try (given;
        Result result = graph.session().runner().feed(input, given).fetch(features).run()) {
      return Tensors.rows(result.get(0));
    }
  }

  /** Pictures of the side that the new bundle takes. */
  TUint8 pictures(List<byte[]> rgb) {
    int length = side * side * 3;
    byte[] all = new byte[rgb.size() * length];
    for (int i = 0; i < rgb.size(); i++) {
      System.arraycopy(rgb.get(i), 0, all, i * length, length);
    }
    return TUint8.tensorOf(Shape.of(rgb.size(), side, side, 3), DataBuffers.of(all, true, false));
  }

  /** The weights of the projection by name, once it is fitted. */
  Map<String, float[]> weights() {
    return weights;
  }

  /**
   * Writes all of it as a SavedModel.
   *
   * @throws IOException if the directory cannot be written
   */
  void export(Path directory) throws IOException {
    Ops tf = graph.tf();
    String path = graph.free("imported");
    LayerScope scope = LayerScope.root(tf);
    if (sound) {
      Operand<TFloat32> tokens = projected(scope, path, "all", features);
      graph.replaceOutput(
          Signatures.ENCODE_AUDIO,
          "tokens",
          tf.reshape(
              tokens,
              tf.constant(new long[] {-1, 2L * manifest.audioTokensPerSlot(), manifest.width()})));
    } else {
      graph.replaceInput(Signatures.ENCODE_FRAMES, "pictures", input);
      graph.replaceOutput(Signatures.ENCODE_FRAMES, "tokens", frames(scope, path));
    }
    Map<String, float[]> named = new HashMap<>();
    weights.forEach((name, values) -> named.put(path + "/" + name, values));
    graph.load(scope, named);
    graph.drop(Signatures.EXPLAIN);
    graph.drop(Signatures.EXPLAIN_SCORE);
    graph.export(directory);
  }

  private Operand<TFloat32> frames(LayerScope scope, String path) {
    Ops tf = graph.tf();
    long width = manifest.width();
    Operand<TFloat32> cells = projected(scope, path, grid ? "cell" : "cells", features);
    Operand<TFloat32> mean = tf.math.mean(features, tf.constant(new int[] {1}));
    Operand<TFloat32> whole = projected(scope, path, "whole", mean);
    List<Operand<TFloat32>> parts = new ArrayList<>();
    parts.add(tf.reshape(cells, tf.constant(new long[] {-1, cells(), width})));
    if (manifest.sketchTokens() > 0) {
      @SuppressWarnings("unchecked") // It was made as such.
      Operand<TUint8> pictures = (Operand<TUint8>) input;
      parts.add(sketch(tf.dtypes.cast(pictures, TFloat32.class)));
    }
    parts.add(tf.reshape(whole, tf.constant(new long[] {-1, 1, width})));
    return tf.concat(parts, tf.constant(1));
  }

  private long cells() {
    return manifest.frameTokens() - manifest.sketchTokens() - 1L;
  }

  /** Rows of K numbers through a fit: [N, K] or [N, C, K] to [rows, M]. */
  private Operand<TFloat32> projected(
      LayerScope scope, String path, String name, Operand<TFloat32> given) {
    Ops tf = graph.tf();
    float[] bias = weights.getOrDefault(name + "/bias", new float[0]);
    long k = encoder.width();
    Variable<TFloat32> kernel =
        scope.variable(path + "/" + name + "/weights", Shape.of(k, bias.length));
    Variable<TFloat32> offset = scope.variable(path + "/" + name + "/bias", Shape.of(bias.length));
    return tf.math.add(
        tf.linalg.matMul(tf.reshape(given, tf.constant(new long[] {-1, k})), kernel), offset);
  }

  /** As our own encoder of pictures makes it: the luma, small, row by row. */
  private Operand<TFloat32> sketch(Operand<TFloat32> pictures) {
    Ops tf = graph.tf();
    long step = side / sketchSide();
    List<Long> window = List.of(1L, step, step, 1L);
    Operand<TFloat32> scaled =
        tf.math.sub(tf.math.mul(pictures, tf.constant(1 / 64f)), tf.constant(2f));
    Operand<TFloat32> small = tf.nn.avgPool(scaled, window, window, "VALID");
    Operand<TFloat32> luma =
        tf.sum(
            tf.math.mul(small, tf.constant(new float[] {0.299f, 0.587f, 0.114f})),
            tf.constant(new int[] {3}));
    return tf.reshape(
        luma, tf.constant(new long[] {-1, manifest.sketchTokens(), manifest.width()}));
  }

  @Override
  public void close() {
    graph.close();
  }
}
