package io.vigil.launcher.bench;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.embedded.EmbeddedFlink;
import io.vigil.launcher.embedded.EmbeddedJob;
import io.vigil.launcher.embedded.FlinkSettings;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.networks.CallCosts;
import io.vigil.launcher.networks.OpenBundle;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.launcher.run.ModuleConfigs;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.launcher.topics.TopicState;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.Signatures;
import io.vigil.operators.bench.JobBenchmark;
import io.vigil.operators.job.JobConfig;
import io.vigil.operators.job.VigilJob;
import io.vigil.operators.source.StartOffsets;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Messages a second that the job works off when they lie ready on Kafka: beside a pass-through of
 * the same records on the same broker and Flink, and beside what the networks alone would allow.
 */
final class JobBench implements Bench {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration QUIET = Duration.ofSeconds(4);

  /** Enough for the copies of a pass-through: none may be deleted before it is read. */
  private static final long TOPIC_BYTES = 1L << 30;

  /** Messages, or more, that a pass-through is timed with: hundreds would be gone in a blink. */
  private static final long PASSED = 6_000;

  /** Batch at which the networks' cost is taken; what the job reaches under load. */
  private static final int BATCH = 8;

  /** No question is asked here, so the pass-through may write where answers would be. */
  private static final Topic<?> TARGET = Topics.ANSWERS;

  @Override
  public String name() {
    return "job";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    Path film = BenchFilm.looped(setting, setting.amount(8, 20), setting.amount(24, 60));
    Path directory = setting.scratch().resolve("job");
    VigilConfig config = setting.config();
    ThreadBudget budget = ThreadBudget.ofThisMachine();
    Duration timeout = config.embedded().startTimeout();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                new BrokerSettings(
                    directory.resolve("broker"), 0, budget.brokerThreads(), timeout));
        TopicAdmin admin =
            new TopicAdmin(KafkaConnection.of(broker.bootstrap()), Duration.ofSeconds(15));
        EmbeddedFlink flink =
            EmbeddedFlink.start(
                new FlinkSettings(budget.flinkSlots(), directory.resolve("flink"), timeout))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      admin.create(Optional.empty(), OptionalLong.of(TOPIC_BYTES));
      int streams = setting.amount(2, 8);
      setting.at("fills Kafka with " + streams + " streams");
      fill(setting, kafka, film, streams);
      long messages = records(admin, Topics.FRAMES) + records(admin, Topics.AUDIO);
      StreamExecutionEnvironment whole = flink.environment();
      VigilJob.build(whole, jobConfig(setting, kafka, budget, "bench-job"));
      setting.at("understands " + messages + " messages");
      double understood = rate(flink, whole, admin, setting, Topics.MOMENTS, messages);
      double allowed = messages / inference(setting, admin, streams);
      int copies = (int) Math.max(1, PASSED / messages);
      MediaCopies.make(kafka, copies);
      long all = messages * (1 + copies);
      StreamExecutionEnvironment bare = flink.environment();
      JobBenchmark.passThrough(bare, jobConfig(setting, kafka, budget, "bench-pass"), TARGET);
      setting.at("passes " + all + " messages through");
      double passed = rate(flink, bare, admin, setting, TARGET, all);
      return List.of(
          figure("encode, align, fuse, describe", understood, "pass-through", passed, messages),
          figure("encode, align, fuse, describe", understood, "networks alone", allowed, messages));
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private BenchFigure figure(
      String figure, double value, String ceiling, double ceilingValue, long messages) {
    return BenchFigure.of(name(), figure, value, "messages/s", BenchFigure.Better.HIGHER)
        .against(ceiling, ceilingValue)
        .with("messages", messages);
  }

  private static void fill(BenchSetting setting, KafkaConnection kafka, Path film, int streams) {
    List<StreamSource> sources = new ArrayList<>();
    try {
      for (int i = 0; i < streams; i++) {
        sources.add(
            new StreamSource(
                "bench-" + i,
                SourceAddress.parse(film.toString()),
                SourceOptions.asFastAsPossible()));
      }
    } catch (SourceException e) {
      throw new Failure(ExitCode.SOURCE, "bench.film", String.valueOf(e.getMessage()), "", e);
    }
    try (Ingest ingest =
        new Ingest(ModuleConfigs.ingest(setting.config().ingest()), kafka, sources, List.of())) {
      ingest.start();
      if (!ingest.awaitEnd(PATIENCE)) {
        throw slow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "bench.job", "was interrupted", "", e);
    }
  }

  private static JobConfig jobConfig(
      BenchSetting setting, KafkaConnection kafka, ThreadBudget budget, String group) {
    return JobConfig.builder(kafka, setting.bundle())
        .group(group)
        .start(StartOffsets.EARLIEST)
        .parallelism(budget.flinkSlots())
        .inferenceThreads(budget.tensorflowThreads())
        .batchSize(setting.config().job().batchSize())
        .batchDeadline(setting.config().job().batchDeadline())
        .inFlight(setting.config().job().inFlight())
        .gpu(setting.config().model().gpu())
        .build();
  }

  /**
   * Runs a job until its output grows no more; the messages a second that it took in while it grew.
   * What comes before the first output, the start of sources and sinks, is not the engine's rate.
   */
  private static double rate(
      EmbeddedFlink flink,
      StreamExecutionEnvironment env,
      TopicAdmin admin,
      BenchSetting setting,
      Topic<?> output,
      long messages) {
    EmbeddedJob job = flink.submit(env);
    long begin = System.nanoTime();
    long first = 0;
    long firstCount = 0;
    long last = begin;
    long count = 0;
    while (count == 0 || System.nanoTime() - last < QUIET.toNanos()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      setting.at("");
      long now = records(admin, output);
      if (now > count) {
        last = System.nanoTime();
        if (count == 0) {
          first = last;
          firstCount = now;
        }
        count = now;
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw slow();
      }
    }
    job.cancel();
    // All of it within one look: the whole time is all that is known.
    long from = first == last ? begin : first;
    long grown = first == last ? count : count - firstCount;
    return messages * (grown / (double) count) / ((last - from) / 1e9);
  }

  /** Seconds that the networks alone take for what lies on Kafka and came of it. */
  private static double inference(BenchSetting setting, TopicAdmin admin, int streams) {
    setting.at("the networks alone");
    long frames = records(admin, Topics.FRAMES) - streams;
    long audio = records(admin, Topics.AUDIO) - streams;
    long captions = records(admin, Topics.CAPTIONS);
    try (OpenBundle open = OpenBundle.at(setting.bundle(), setting.config().model().gpu())) {
      CallCosts costs = new CallCosts(open.inference());
      int calls = setting.amount(5, 20);
      // One window ends with each picture's slot.
      double millis =
          frames * costs.millis(Signatures.ENCODE_FRAMES, BATCH, calls)
              + audio * costs.millis(Signatures.ENCODE_AUDIO, BATCH, calls)
              + frames * costs.millis(Signatures.FUSE, BATCH, calls)
              + captions * costs.millis(Signatures.CAPTION, BATCH, calls);
      return millis / BATCH / 1000;
    }
  }

  private static long records(TopicAdmin admin, Topic<?> topic) {
    return admin.describe().stream()
        .filter(state -> state.name().equals(topic.name()))
        .mapToLong(TopicState::records)
        .sum();
  }

  private static Failure slow() {
    return new Failure(
        ExitCode.FAILURE,
        "bench.job",
        "the job's benchmark does not end within " + PATIENCE.toMinutes() + " minutes",
        "leave it out with --only, or give the machine more rest");
  }
}
