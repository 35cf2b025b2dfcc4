package io.vigil.launcher.bench;

import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.Runner;
import io.vigil.launcher.serve.Dashboard;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether memory stays flat: the whole product as {@code vigil demo} runs it, with its server and
 * history, on one simulated camera for so many minutes.
 */
final class SoakBench implements Bench {
  private static final int SAMPLES = 40;
  private static final int QUARTERS = 4;
  private static final double HOUR_SECONDS = 3600;

  /** Megabytes an hour: less is within what one sample differs from the next. */
  private static final double HEAP_TARGET = 16;

  private static final double RESIDENT_TARGET = 64;

  /** Memory at one time, megabytes. */
  private record Sample(double seconds, double heap, double resident) {}

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    double length = setting.minutes() * 60.0;
    List<Sample> samples = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    setting.at("starts the whole product");
    Runner runner =
        new Runner(
            setting.config(),
            setting.bundle(),
            List.of(new DemoCamera(clock)),
            new Dashboard(
                setting.config(),
                setting.bundle(),
                setting.bundle().resolve("card.md"),
                true,
                clock,
                setting.note()));
    long[] begin = {0};
    int outcomes =
        runner
            .run(
                List.of(camera()),
                setting.scratch().resolve("soak"),
                Optional.of(Duration.ofMinutes(setting.minutes())),
                new Runner.Hooks(
                    kafka -> begin[0] = System.nanoTime(),
                    received -> {},
                    () -> {
                      double seconds = (System.nanoTime() - begin[0]) / 1e9;
                      if (samples.size() * length / SAMPLES < seconds) {
                        setting.at("memory after " + (long) seconds + " s");
                        samples.add(sample(seconds));
                      }
                      return setting.stopped().getAsBoolean();
                    }))
            .size();
    setting.at(outcomes + " stream ended");
    return List.of(
        figure(setting, "heap after a collection, growth", samples, Sample::heap)
            .aiming(HEAP_TARGET),
        figure(setting, "resident memory, growth", samples, Sample::resident)
            .aiming(RESIDENT_TARGET));
  }

  private static StreamSource camera() {
    try {
      return new StreamSource("demo", SourceAddress.parse("demo:"), SourceOptions.defaults());
    } catch (SourceException e) {
      throw new Failure(ExitCode.SOURCE, "bench.soak", String.valueOf(e.getMessage()), "", e);
    }
  }

  private static Sample sample(double seconds) {
    return new Sample(
        seconds, MemoryProbe.heapMegabytes(), MemoryProbe.residentMegabytes().orElse(0));
  }

  private BenchFigure figure(
      BenchSetting setting, String what, List<Sample> samples, ToDoubleFunction<Sample> of) {
    // What the first quarter shows is caches filling and code being compiled.
    List<Sample> warm = samples.subList(samples.size() / QUARTERS, samples.size());
    BenchFigure figure =
        BenchFigure.of(
                name(), what, slope(warm, of) * HOUR_SECONDS, "MB/h", BenchFigure.Better.LOWER)
            .with("minutes", setting.minutes())
            .with("slope from, s", warm.get(0).seconds());
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      int at = Math.min(samples.size() - 1, quarter * samples.size() / QUARTERS);
      figure = figure.with("at " + quarter + "/4, MB", of.applyAsDouble(samples.get(at)));
    }
    return figure;
  }

  /** Least squares, megabytes a second. */
  private static double slope(List<Sample> samples, ToDoubleFunction<Sample> of) {
    double x = samples.stream().mapToDouble(Sample::seconds).average().orElse(0);
    double y = samples.stream().mapToDouble(of).average().orElse(0);
    double across = samples.stream().mapToDouble(s -> Math.pow(s.seconds() - x, 2)).sum();
    return across == 0
        ? 0
        : samples.stream().mapToDouble(s -> (s.seconds() - x) * (of.applyAsDouble(s) - y)).sum()
            / across;
  }
}
