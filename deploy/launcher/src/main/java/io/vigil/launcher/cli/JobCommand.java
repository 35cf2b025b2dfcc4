package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.launcher.run.DataDirectory;
import io.vigil.launcher.run.LocalSystem;
import io.vigil.launcher.run.ModuleConfigs;
import io.vigil.launcher.topics.KafkaWait;
import io.vigil.model.bundle.BundleException;
import io.vigil.operators.job.VigilJob;
import io.vigil.schemas.topic.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the job against a given Kafka, here or on a cluster. */
@Command(
    name = "job",
    description = {
      "Runs the job against a given Kafka: in this process, or on a Flink cluster, to "
          + "which it is submitted and where it then runs by itself."
    },
    footer = {
      "",
      "Examples:",
      "  vigil job -b localhost:9092                          in this process, until Ctrl-C",
      "  vigil job -c vigil.yaml --flink jobmanager:8081      on a cluster",
      "  vigil job -b localhost:9092 --set job.delivery=exactly-once",
    })
final class JobCommand implements Callable<Integer> {
  private static final long GLANCE_MILLIS = 250;
  private static final long RETRY_MILLIS = 2000;

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();

  @Option(
      names = "--flink",
      paramLabel = "HOST:PORT",
      description = "REST address of a Flink cluster (default: run in this process).")
  private @Nullable String flink;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar for a cluster (default: the one that was built here).")
  private @Nullable Path jar;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = DurationText.class,
      description = "Wait so long for Kafka and Flink to answer at the start, such as 2m.")
  private Duration wait = Duration.ZERO;

  JobCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> options = new ArrayList<>(embedded.overrides());
    options.addAll(kafka.overrides());
    VigilConfig config = common.load(context.environment(), options);
    KafkaConnection connection = KafkaOption.require(config);
    KafkaWait.await(connection, wait, context.interrupts()::requested);
    return flink == null ? here(config) : submit(config, connection, FlinkAddress.parse(flink));
  }

  private int here(VigilConfig config) throws InterruptedException {
    Instant begin = Instant.now();
    Path bundle = BundlePath.of(config.model(), context);
    try (DataDirectory directory = embedded.directory(config);
        LocalSystem system = LocalSystem.start(config, bundle, directory.path())) {
      context
          .terminal()
          .note(
              "The job runs after %s, on Kafka at %s. Ctrl-C stops."
                  .formatted(
                      Text.seconds(Duration.between(begin, Instant.now())),
                      system.kafka().bootstrapServers()));
      var fault = system.fault();
      while (!context.interrupts().await(GLANCE_MILLIS)) {
        Failure failure = fault.getNow(null);
        if (failure != null) {
          throw failure;
        }
      }
      system.job().stop();
      context.terminal().note("The job stopped; its place in the topics is kept by its group.");
      return ExitCode.INTERRUPTED.status();
    }
  }

  private int submit(VigilConfig config, KafkaConnection connection, FlinkAddress address)
      throws InterruptedException {
    Path file = jar == null ? FlinkAddress.jobJar(context) : jar;
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          ExitCode.JOB, "job.no-jar", "there is no file " + file, "name the job's jar with --jar");
    }
    Instant deadline = Instant.now().plus(wait);
    while (true) {
      try {
        JobClient client = submitOnce(config, connection, address, file);
        context
            .terminal()
            .line(
                "submitted to %s:%d as job %s"
                    .formatted(address.host(), address.port(), client.getJobID()));
        return 0;
      } catch (BundleException e) {
        throw BundleFaults.of(e);
      } catch (Exception e) {
        if (Instant.now().isAfter(deadline) || context.interrupts().await(RETRY_MILLIS)) {
          throw new Failure(
              ExitCode.JOB,
              "job.submit",
              "Flink at %s:%d did not take the job: %s"
                  .formatted(address.host(), address.port(), root(e)),
              "check --flink, and that the cluster runs Flink 2.2 with Vigil's libraries",
              e);
        }
      }
    }
  }

  private JobClient submitOnce(
      VigilConfig config, KafkaConnection connection, FlinkAddress address, Path file)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            address.host(), address.port(), new Configuration(), file.toString());
    VigilJob.build(
        env, ModuleConfigs.clusterJob(config, connection, BundlePath.of(config.model(), context)));
    return env.executeAsync("vigil");
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
