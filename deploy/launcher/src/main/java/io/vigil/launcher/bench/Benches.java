package io.vigil.launcher.bench;

import java.util.List;

/** All benchmarks, in the order in which they run: each starts from a machine at rest. */
public final class Benches {
  private Benches() {}

  /** The benchmarks. */
  public static List<Bench> all() {
    return List.of(
        new IngestBench(),
        new EncoderBench(),
        new SessionBench(),
        new OptionsBench(),
        new TrainingBench(),
        new JobBench(),
        new EndToEndBench(),
        new ServerBench(),
        new LiveBench(),
        new DashboardBench(),
        new StartBench(),
        new SubscriptionBench(),
        new SoakBench());
  }

  /** Their names. */
  public static List<String> names() {
    return all().stream().map(Bench::name).toList();
  }
}
