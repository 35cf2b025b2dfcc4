package io.vigil.launcher.bench;

import io.vigil.launcher.networks.CallCosts;
import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.bundle.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Tensor;

/**
 * How much of this machine's matrix products encoders, fusion and text decoder use. What is timed
 * is the call as the job makes it, copying in and out included.
 */
final class EncoderBench implements Bench {
  private static final List<Integer> BATCHES = List.of(1, 8, 32);
  private static final Map<Integer, Double> TARGETS = Map.of(1, 0.35, 8, 0.55, 32, 0.65);
  private static final List<String> SIGNATURES =
      List.of(
          Signatures.ENCODE_FRAMES, Signatures.ENCODE_AUDIO, Signatures.FUSE, Signatures.CAPTION);
  private static final double GIGA = 1e9;

  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    List<Timed> all = new ArrayList<>();
    double ceiling = 0;
    try (OpenBundle open = OpenBundle.at(setting.bundle(), setting.config().model().gpu())) {
      open.inference().warmUp();
      CallCosts costs = new CallCosts(open.inference());
      for (String signature : SIGNATURES) {
        double flops;
        Map<String, Tensor> input =
            ZeroInput.of(
                open.bundle().network().metaGraphDef().getSignatureDefOrThrow(signature), 1);
        try {
          flops = FlopCount.of(open.bundle(), signature, input);
        } finally {
          input.values().forEach(Tensor::close);
        }
        for (int batch : BATCHES) {
          setting.at(signature + ", batch " + batch);
          // Measured again and again between: what disturbs the one shall not spare the other.
          ceiling = Math.max(ceiling, MatmulCeiling.measure(setting.amount(2, 6)));
          double seconds = costs.millis(signature, batch, setting.amount(5, 40)) / 1000;
          all.add(new Timed(signature, batch, flops, seconds));
        }
      }
      ceiling = Math.max(ceiling, MatmulCeiling.measure(setting.amount(2, 6)));
    }
    double best = ceiling;
    return all.stream().map(timed -> figure(timed, best)).toList();
  }

  private record Timed(String signature, int batch, double flops, double seconds) {}

  private BenchFigure figure(Timed timed, double ceiling) {
    double rate = timed.batch() * timed.flops() / timed.seconds();
    BenchFigure figure =
        BenchFigure.of(
                name(),
                timed.signature() + ", batch " + timed.batch(),
                rate / GIGA,
                "GFLOP/s",
                BenchFigure.Better.HIGHER)
            .against("matrix product", ceiling / GIGA)
            .with("MFLOP each", timed.flops() / 1e6)
            .with("calls/s", 1 / timed.seconds())
            .with("items/s", timed.batch() / timed.seconds());
    Double target = TARGETS.get(timed.batch());
    return target == null ? figure : figure.aiming(target);
  }
}
