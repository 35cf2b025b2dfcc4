package io.vigil.launcher.bench;

import io.vigil.launcher.networks.CallCosts;
import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * How much of this machine's matrix products the encoders use. What is timed is the call as the job
 * makes it, copying in and out included.
 */
final class EncoderBench implements Bench {
  private static final List<Integer> BATCHES = List.of(1, 8, 32);
  private static final Map<Integer, Double> TARGETS = Map.of(1, 0.35, 32, 0.6);
  private static final double GIGA = 1e9;

  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    List<BenchFigure> figures = new ArrayList<>();
    try (OpenBundle open = OpenBundle.at(setting.bundle(), setting.config().model().gpu())) {
      open.inference().warmUp();
      BundleManifest m = open.inference().manifest();
      setting.at("matrix products");
      double ceiling = MatmulCeiling.measure(setting.amount(4, 20));
      CallCosts costs = new CallCosts(open.inference());
      Map<String, Supplier<Tensor>> inputs =
          Map.of(
              Signatures.ENCODE_FRAMES,
              () -> TUint8.tensorOf(Shape.of(1, m.frameSize(), m.frameSize(), 3)),
              Signatures.ENCODE_AUDIO,
              () -> TFloat32.tensorOf(Shape.of(1, m.sampleRate())));
      for (String signature : List.of(Signatures.ENCODE_FRAMES, Signatures.ENCODE_AUDIO)) {
        double flops;
        try (Tensor input = inputs.getOrDefault(signature, () -> TFloat32.scalarOf(0)).get()) {
          flops = FlopCount.of(open.bundle(), signature, input);
        }
        for (int batch : BATCHES) {
          setting.at(signature + ", batch " + batch);
          double seconds = costs.millis(signature, batch, setting.amount(5, 40)) / 1000;
          figures.add(figure(signature, batch, batch * flops / seconds, ceiling, flops, seconds));
        }
      }
    }
    return figures;
  }

  private BenchFigure figure(
      String signature, int batch, double rate, double ceiling, double flops, double seconds) {
    BenchFigure figure =
        BenchFigure.of(
                name(),
                signature + ", batch " + batch,
                rate / GIGA,
                "GFLOP/s",
                BenchFigure.Better.HIGHER)
            .against("matrix product", ceiling / GIGA)
            .with("MFLOP each", flops / 1e6)
            .with("calls/s", 1 / seconds)
            .with("items/s", batch / seconds);
    Double target = TARGETS.get(batch);
    return target == null ? figure : figure.aiming(target);
  }
}
