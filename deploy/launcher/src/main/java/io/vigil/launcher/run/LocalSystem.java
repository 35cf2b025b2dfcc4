package io.vigil.launcher.run;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.embedded.EmbeddedFlink;
import io.vigil.launcher.embedded.EmbeddedJob;
import io.vigil.launcher.embedded.FlinkSettings;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.model.bundle.BundleException;
import io.vigil.operators.batch.InferenceLease;
import io.vigil.operators.job.JobConfig;
import io.vigil.operators.job.VigilJob;
import io.vigil.schemas.topic.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Kafka, Flink and the job in this process, ready for media: what is missing between them and
 * captions is an {@link io.vigil.ingest.Ingest}.
 *
 * <p>With {@code kafka.bootstrap} configured that Kafka is used, else an embedded broker. Closing
 * stops all that was started.
 */
public final class LocalSystem implements AutoCloseable {
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(15);
  private static final KafkaConnection NO_KAFKA =
      new KafkaConnection("localhost:9", Map.of(), Optional.empty());

  private final Optional<EmbeddedBroker> broker;
  private final EmbeddedFlink flink;
  private final EmbeddedJob job;
  private final JobConfig jobConfig;

  private LocalSystem(
      Optional<EmbeddedBroker> broker, EmbeddedFlink flink, EmbeddedJob job, JobConfig jobConfig) {
    this.broker = broker;
    this.flink = flink;
    this.job = job;
    this.jobConfig = jobConfig;
  }

  /**
   * Starts everything, the slow parts side by side, and waits until the job runs.
   *
   * @param config what the parts are told
   * @param bundle the model bundle's folder
   * @param directory for the broker's log and Flink's state
   * @throws Failure if a part cannot start; what was started is stopped again
   */
  public static LocalSystem start(VigilConfig config, Path bundle, Path directory) {
    ThreadBudget budget =
        config.embedded().cores().map(ThreadBudget::of).orElseGet(ThreadBudget::ofThisMachine);
    CompletableFuture<EmbeddedFlink> flink =
        CompletableFuture.supplyAsync(
            () ->
                EmbeddedFlink.start(
                    new FlinkSettings(
                        Math.max(budget.flinkSlots(), config.job().parallelism()),
                        directory.resolve("flink"),
                        config.embedded().startTimeout())));
    CompletableFuture<InferenceLease> networks =
        CompletableFuture.supplyAsync(() -> networks(config, bundle, budget));
    Optional<EmbeddedBroker> broker = Optional.empty();
    try {
      if (config.kafka().bootstrap().isEmpty()) {
        broker = Optional.of(EmbeddedBroker.start(brokerSettings(config, directory, budget)));
      }
      KafkaConnection kafka = connection(config, broker);
      createTopics(config, kafka, broker.isPresent());
      JobConfig jobConfig = ModuleConfigs.embeddedJob(config, kafka, bundle, budget);
      InferenceLease loaded = join(networks);
      EmbeddedFlink started = join(flink);
      StreamExecutionEnvironment env = started.environment();
      VigilJob.build(env, jobConfig);
      LocalSystem system = new LocalSystem(broker, started, started.submit(env), jobConfig);
      // Now the subtasks have leases of their own; a job that starts anew shall load anew.
      loaded.close();
      return system;
    } catch (BundleException e) {
      stop(broker, flink, networks);
      throw BundleFaults.of(e);
    } catch (RuntimeException e) {
      stop(broker, flink, networks);
      throw e;
    }
  }

  private static BrokerSettings brokerSettings(
      VigilConfig config, Path directory, ThreadBudget budget) {
    return new BrokerSettings(
        directory.resolve("broker"),
        config.embedded().port(),
        budget.brokerThreads(),
        config.embedded().startTimeout());
  }

  private static KafkaConnection connection(VigilConfig config, Optional<EmbeddedBroker> broker) {
    return new KafkaConnection(
        broker.map(EmbeddedBroker::bootstrap).or(config.kafka()::bootstrap).orElseThrow(),
        config.kafka().properties(),
        config.kafka().registry().map(URI::create));
  }

  private static void createTopics(VigilConfig config, KafkaConnection kafka, boolean embedded) {
    try (TopicAdmin admin = new TopicAdmin(kafka, KAFKA_PATIENCE)) {
      admin.create(
          Optional.empty(),
          embedded ? OptionalLong.of(config.embedded().topicSize().bytes()) : OptionalLong.empty());
      admin.retain(config.retention()::of);
    }
  }

  /** The job's networks, which are the same whatever its Kafka: they load while that starts. */
  private static InferenceLease networks(VigilConfig config, Path bundle, ThreadBudget budget) {
    try {
      return VigilJob.networks(ModuleConfigs.embeddedJob(config, NO_KAFKA, bundle, budget));
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void stop(
      Optional<EmbeddedBroker> broker,
      CompletableFuture<EmbeddedFlink> flink,
      CompletableFuture<InferenceLease> networks) {
    whenThere(networks, InferenceLease::close);
    whenThere(flink, EmbeddedFlink::close);
    broker.ifPresent(EmbeddedBroker::close);
  }

  /** Waits until something has started, and stops it if it could. */
  private static <T> void whenThere(CompletableFuture<T> starting, Consumer<T> stop) {
    starting
        .handle(
            (started, failed) -> {
              if (started != null) {
                stop.accept(started);
              }
              return started;
            })
        .join();
  }

  /** Where the topics are. */
  public KafkaConnection kafka() {
    return jobConfig.kafka();
  }

  /** Opens the job's own encoders, for streams of which tokens alone may leave. */
  public TokenEncoder.Opener encoders() {
    return BundleTokenEncoder.of(jobConfig);
  }

  /** The job. */
  public EmbeddedJob job() {
    return job;
  }

  /** Completes with what stopped broker or job, if something does. */
  public CompletableFuture<Failure> fault() {
    return broker
        .map(b -> job.fault().applyToEither(b.fault(), failure -> failure))
        .orElseGet(job::fault);
  }

  /** Stops the job at once, then Flink, then the broker. */
  @Override
  public void close() {
    try {
      flink.close();
    } finally {
      broker.ifPresent(EmbeddedBroker::close);
    }
  }
}
