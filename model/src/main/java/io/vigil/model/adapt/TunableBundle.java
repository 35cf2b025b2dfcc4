package io.vigil.model.adapt;

import io.vigil.model.adapt.HeadValues.Features;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.Tensors;
import io.vigil.model.layers.LayerScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/**
 * A bundle's graph with what a new head reads: the sound's tokens get a {@link SoundSketch},
 * windows are pooled. The same graph gives the features that the head learns from and is then
 * written with the head, so they cannot differ. For one thread.
 */
final class TunableBundle implements AutoCloseable {

  private static final int BATCH = 64;

  private final BundleGraph graph;
  private final BundleManifest manifest;
  private final Operand<TFloat32> sound;
  private final Operand<TFloat32> soundTokens;
  private final Operand<TFloat32> frames;
  private final Operand<TFloat32> frameMask;
  private final Operand<TFloat32> audio;
  private final Operand<TFloat32> audioMask;
  private final WindowPooling.Pooled heard;
  private final WindowPooling.Pooled seen;

  /** Opens the graph of a loaded bundle, which may be closed when this is made. */
  TunableBundle(Bundle bundle) {
    BundleManifest old = bundle.manifest();
    boolean sketched = old.inputs().soundSketchTokens() > 0;
    int more = sketched ? 0 : SoundSketch.tokens(old.width());
    this.graph = BundleGraph.of(bundle, new SoundInput(bundle, more));
    this.manifest = widened(old, more);
    Ops tf = graph.tf();
    this.sound = graph.input(Signatures.ENCODE_AUDIO, "sound", TFloat32.class);
    Operand<TFloat32> tokens = graph.output(Signatures.ENCODE_AUDIO, "tokens", TFloat32.class);
    this.soundTokens = more == 0 ? tokens : sketched(tf, tokens, old);
    graph.replaceOutput(Signatures.ENCODE_AUDIO, "tokens", soundTokens);
    this.frames = graph.input(Signatures.FUSE, "frames", TFloat32.class);
    this.frameMask = graph.input(Signatures.FUSE, "frame_mask", TFloat32.class);
    this.audio = wide("audio");
    this.audioMask = wide("audio_mask");
    WindowPooling pooling = new WindowPooling(tf, manifest);
    this.heard = pooling.sound(audio, audioMask);
    this.seen = pooling.pictures(frames, frameMask);
  }

  private static BundleManifest widened(BundleManifest m, int more) {
    BundleManifest.Inputs in = m.inputs();
    return m.with(
        new BundleManifest.Inputs(
            in.frameSize(),
            in.frameTokens(),
            in.sketchTokens(),
            in.width(),
            in.sampleRate(),
            in.slots(),
            in.audioTokensPerSlot() + more,
            in.soundSketchTokens() + more,
            in.hopMicros(),
            in.memoryTokens(),
            in.embeddingWidth(),
            in.contextTokens(),
            in.sentenceWords()),
        m.eventTypes(),
        m.provenance(),
        m.quality());
  }

  /** Puts the sketch of each half second behind its tokens: [N, 2 H, D] to [N, 2 (H + S), D]. */
  private Operand<TFloat32> sketched(Ops tf, Operand<TFloat32> tokens, BundleManifest old) {
    long width = old.width();
    Operand<TFloat32> halves =
        tf.reshape(tokens, tf.constant(new long[] {-1, 2, old.audioTokensPerSlot(), width}));
    Operand<TFloat32> sketch = new SoundSketch(tf, old.width()).apply(sound);
    return tf.reshape(
        tf.concat(List.of(halves, sketch), tf.constant(2)),
        tf.constant(new long[] {-1, 2L * manifest.audioTokensPerSlot(), width}));
  }

  /** The input of windows' sound, widened in every signature that has it. */
  private Operand<TFloat32> wide(String name) {
    Operand<TFloat32> known = graph.input(Signatures.FUSE, name, TFloat32.class);
    for (String signature : graph.signatures()) {
      if (graph.inputs(signature).containsKey(name)) {
        Operand<TFloat32> old = graph.input(signature, name, TFloat32.class);
        graph
            .floats(SoundInput.wide(old.op().name()))
            .ifPresent(wider -> graph.replaceInput(signature, name, wider));
      }
    }
    return graph.floats(SoundInput.wide(known.op().name())).orElse(known);
  }

  /** The manifest of what is written, but for the new types. */
  BundleManifest manifest() {
    return manifest;
  }

  /** Values that are pooled of the sound. */
  int soundWidth() {
    return (int) heard.values().shape().get(2);
  }

  /** Values that are pooled of the pictures. */
  int pictureWidth() {
    return (int) seen.values().shape().get(2);
  }

  /** Seconds of sound to their tokens with the sketch, as the written bundle gives them. */
  List<float[]> encodeAudio(List<short[]> seconds) {
    try (TFloat32 tensor = Tensors.sound(seconds, manifest.sampleRate());
        Result result = graph.session().runner().feed(sound, tensor).fetch(soundTokens).run()) {
      return Tensors.rows(result.get(0));
    }
  }

  /** What each window's newest slot looks like. */
  List<Features> features(List<FusionInput> windows, boolean sees, boolean hears) {
    List<Features> features = new ArrayList<>(windows.size());
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<FusionInput> batch = windows.subList(from, Math.min(windows.size(), from + BATCH));
      features.addAll(batch(batch, sees, hears));
    }
    return features;
  }

  private List<Features> batch(List<FusionInput> windows, boolean sees, boolean hears) {
    List<Tensor> fed = new ArrayList<>();
    try {
      Session.Runner runner = graph.session().runner();
      List<Operand<TFloat32>> wanted = new ArrayList<>();
      if (hears) {
        feed(runner, audio, windows, FusionInput::audioTokens, fed);
        feed(runner, audioMask, windows, FusionInput::audioMask, fed);
        wanted.addAll(List.of(heard.values(), heard.there()));
      }
      if (sees) {
        feed(runner, frames, windows, FusionInput::frameTokens, fed);
        feed(runner, frameMask, windows, FusionInput::frameMask, fed);
        wanted.addAll(List.of(seen.values(), seen.there()));
      }
      wanted.forEach(runner::fetch);
      List<float[]> none = Collections.nCopies(windows.size(), new float[0]);
      try (Result result = runner.run()) {
        int at = hears ? 2 : 0;
        List<float[]> s = hears ? newest(result.get(0)) : none;
        List<float[]> st = hears ? newest(result.get(1)) : none;
        List<float[]> p = sees ? newest(result.get(at)) : none;
        List<float[]> pt = sees ? newest(result.get(at + 1)) : none;
        List<Features> rows = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
          rows.add(new Features(s.get(i), st.get(i), p.get(i), pt.get(i)));
        }
        return rows;
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private static void feed(
      Session.Runner runner,
      Operand<TFloat32> input,
      List<FusionInput> windows,
      Function<FusionInput, float[]> part,
      List<Tensor> fed) {
    long[] sizes = input.shape().asArray();
    TFloat32 tensor =
        Tensors.floats(
            windows, part, input.op().name(), Arrays.copyOfRange(sizes, 1, sizes.length));
    fed.add(tensor);
    runner.feed(input, tensor);
  }

  /** The last slot of each window: [B, T, X] to rows [X]. */
  private static List<float[]> newest(Tensor tensor) {
    RawTensor raw = tensor.asRawTensor();
    int slots = (int) raw.shape().get(1);
    int width = (int) raw.shape().get(2);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < raw.shape().get(0); i++) {
      float[] row = new float[width];
      raw.data().asFloats().offset(((long) (i + 1) * slots - 1) * width).read(row);
      rows.add(row);
    }
    return rows;
  }

  /**
   * Puts a head on the graph and writes all of it as a SavedModel.
   *
   * @throws IOException if the directory cannot be written
   */
  void export(HeadValues head, Path directory) throws IOException {
    Ops tf = graph.tf();
    String path = graph.free("custom");
    LayerScope scope = LayerScope.root(tf);
    CustomHead layer = new CustomHead(scope.in(path), soundWidth(), pictureWidth(), head.classes());
    graph.load(scope, head.named(path));
    Operand<TFloat32> sees = any(tf, frameMask);
    Operand<TFloat32> hears = any(tf, audioMask);
    CustomHead.Said said = layer.apply(heard, seen, there(tf), sees, hears);
    Operand<TFloat32> events = graph.output(Signatures.FUSE, "events", TFloat32.class);
    Operand<TFloat32> shares = graph.output(Signatures.FUSE, "event_shares", TFloat32.class);
    graph.replaceOutput(
        Signatures.FUSE,
        "events",
        tf.concat(List.of(events, said.probabilities()), tf.constant(2)));
    graph.replaceOutput(
        Signatures.FUSE, "event_shares", tf.concat(List.of(shares, said.shares()), tf.constant(1)));
    graph.export(directory);
  }

  /** 1 where a slot has a picture or sound: [B, T, 1]. */
  private Operand<TFloat32> there(Ops tf) {
    long slots = manifest.slots();
    Operand<TFloat32> sounds =
        tf.reduceMax(
            tf.reshape(
                audioMask, tf.constant(new long[] {-1, slots, manifest.audioTokensPerSlot()})),
            tf.constant(2),
            ReduceMax.keepDims(true));
    return tf.math.maximum(sounds, tf.reshape(frameMask, tf.constant(new long[] {-1, slots, 1})));
  }

  private static Operand<TFloat32> any(Ops tf, Operand<TFloat32> mask) {
    return tf.reduceMax(mask, tf.constant(1), ReduceMax.keepDims(true));
  }

  @Override
  public void close() {
    graph.close();
  }
}
