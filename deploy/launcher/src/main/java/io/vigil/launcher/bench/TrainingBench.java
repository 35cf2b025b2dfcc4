package io.vigil.launcher.bench;

import io.vigil.model.train.TrainingProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of this machine's matrix products a step of training uses: forth, back and the update,
 * the clips made beforehand.
 */
final class TrainingBench implements Bench {
  private static final double TARGET = 0.5;
  private static final double GIGA = 1e9;

  @Override
  public String name() {
    return "training";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    int clips = setting.amount(4, 16);
    setting.at("building the graph");
    try (TrainingProbe probe = new TrainingProbe(clips)) {
      probe.step();
      double flops = FlopCount.of(probe.trace());
      List<Double> times = new ArrayList<>();
      double ceiling = 0;
      for (int i = 0; i < setting.amount(4, 12); i++) {
        setting.at("step " + (i + 1));
        // Measured again and again between: what disturbs the one shall not spare the other.
        ceiling = Math.max(ceiling, MatmulCeiling.measure(2));
        long begin = System.nanoTime();
        probe.step();
        times.add((System.nanoTime() - begin) / GIGA);
      }
      double seconds = Medians.of(times);
      return List.of(
          BenchFigure.of(
                  name(),
                  "step of " + clips + " clips",
                  flops / seconds / GIGA,
                  "GFLOP/s",
                  BenchFigure.Better.HIGHER)
              .against("matrix product", ceiling / GIGA)
              .aiming(TARGET)
              .with("GFLOP a step", flops / GIGA)
              .with("seconds a step", seconds)
              .with("clips/s", clips / seconds));
    }
  }
}
