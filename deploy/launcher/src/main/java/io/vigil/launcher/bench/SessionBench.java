package io.vigil.launcher.bench;

import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.inference.BundleInference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * What our wrapper around a session costs over the session alone, copying in and out included, and
 * whether memory stays flat over many calls.
 */
final class SessionBench implements Bench {
  private static final int BATCH = 8;
  private static final double PERCENT = 100;
  private static final double OVERHEAD = 3;

  /** Of megabytes, over all calls: less than a page for each would be a leak already. */
  private static final double GROWTH = 8;

  @Override
  public String name() {
    return "session";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    List<BenchFigure> figures = new ArrayList<>();
    try (OpenBundle open = OpenBundle.at(setting.bundle(), setting.config().model().gpu())) {
      BundleInference inference = open.inference();
      inference.warmUp();
      BundleManifest m = inference.manifest();
      byte[] rgb = new byte[m.frameSize() * m.frameSize() * 3];
      new Random(1).nextBytes(rgb);
      List<byte[]> pictures = Collections.nCopies(BATCH, rgb);
      List<short[]> sound = Collections.nCopies(BATCH, new short[m.sampleRate()]);
      byte[] all = new byte[BATCH * rgb.length];
      for (int i = 0; i < BATCH; i++) {
        System.arraycopy(rgb, 0, all, i * rgb.length, rgb.length);
      }
      try (TUint8 seen =
              TUint8.tensorOf(
                  Shape.of(BATCH, m.frameSize(), m.frameSize(), 3),
                  DataBuffers.of(all, true, false));
          TFloat32 heard = TFloat32.tensorOf(Shape.of(BATCH, m.sampleRate()))) {
        figures.add(
            overhead(
                setting,
                Signatures.ENCODE_FRAMES,
                () -> inference.encodeFrames(pictures),
                bare(open, Signatures.ENCODE_FRAMES, seen)));
        figures.add(
            overhead(
                setting,
                Signatures.ENCODE_AUDIO,
                () -> inference.encodeAudio(sound),
                bare(open, Signatures.ENCODE_AUDIO, heard)));
      }
      figures.add(
          memory(
              setting,
              () -> {
                inference.encodeFrames(pictures);
                inference.encodeAudio(sound);
              }));
    }
    return figures;
  }

  /** A call by the session's own means, its input made beforehand, its output left where it is. */
  private static Runnable bare(OpenBundle open, String signature, Tensor input) {
    Signature found =
        open.bundle().network().signatures().stream()
            .filter(s -> s.key().equals(signature))
            .findFirst()
            .orElseThrow();
    String in = found.getInputs().values().iterator().next().name;
    String out = found.getOutputs().values().iterator().next().name;
    Session session = open.bundle().network().session();
    return () -> session.runner().feed(in, input).fetch(out).run().close();
  }

  private BenchFigure overhead(
      BenchSetting setting, String signature, Runnable wrapped, Runnable bare) {
    setting.at(signature);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < setting.amount(40, 300); i++) {
      // In turns, each first every other time: what disturbs the one shall not spare the other.
      if (i % 2 == 0) {
        ours.add(Medians.seconds(wrapped));
        theirs.add(Medians.seconds(bare));
      } else {
        theirs.add(Medians.seconds(bare));
        ours.add(Medians.seconds(wrapped));
      }
    }
    double session = Medians.of(theirs);
    return BenchFigure.of(
            name(),
            "overhead of " + signature + ", batch " + BATCH,
            PERCENT * (Medians.of(ours) - session) / session,
            "%",
            BenchFigure.Better.LOWER)
        .aiming(OVERHEAD)
        .with("ms of the session", session * 1e3)
        .with("ms of ours", Medians.of(ours) * 1e3);
  }

  private BenchFigure memory(BenchSetting setting, Runnable call) {
    int calls = setting.calls();
    // The first calls size the pools and make the compiler work.
    repeat(setting, call, Math.min(calls, 200));
    double before = resident();
    repeat(setting, call, calls);
    return BenchFigure.of(
            name(),
            "memory grown over all calls",
            resident() - before,
            "MB",
            BenchFigure.Better.LOWER)
        .aiming(GROWTH)
        .with("calls", calls)
        .with("resident MB before", before);
  }

  private static void repeat(BenchSetting setting, Runnable call, int times) {
    for (int i = 0; i < times; i++) {
      if (i % 50 == 0) {
        setting.at("memory, call " + i + " of " + times);
      }
      call.run();
    }
  }

  /** Resident memory with the garbage gone, so that the heap's breathing does not count. */
  private static double resident() {
    double heap = MemoryProbe.heapMegabytes();
    return MemoryProbe.residentMegabytes().orElse(heap);
  }
}
