package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.serve.Serving;
import io.vigil.launcher.topics.KafkaWait;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.control.JobInfo;
import io.vigil.server.control.StreamControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the dashboard and the HTTP API over a given Kafka. */
@Command(
    name = "serve",
    description = {
      "Serves the dashboard and the HTTP API over a given Kafka, until Ctrl-C.",
      "What was said is kept in an index, which is filed anew from the topics when it is lost."
    },
    footer = {
      "",
      "Examples:",
      "  vigil serve -b localhost:9092                   at http://127.0.0.1:8080/",
      "  vigil serve -c vigil.yaml --http-port 9000",
      "  curl http://127.0.0.1:8080/api/v1/captions      what was said last",
    })
final class ServeCommand implements Callable<Integer> {
  private static final long GLANCE_MILLIS = 60_000;

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Mixin private BundleOption bundle = new BundleOption();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of the dashboard, over server.port; 0 takes a free one.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = DurationText.class,
      description = "Wait so long for Kafka to answer at the start, such as 2m.")
  private Duration wait = Duration.ZERO;

  ServeCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> options = new ArrayList<>(kafka.overrides());
    options.addAll(bundle.overrides());
    if (httpPort != null) {
      options.add("server.port=" + httpPort);
    }
    VigilConfig config = common.load(context.environment(), options);
    KafkaConnection connection = KafkaOption.require(config);
    KafkaWait.await(connection, wait, context.interrupts()::requested);
    Serving.Subject subject =
        new Serving.Subject(
            connection,
            BundlePath.of(config.model(), context),
            BundlePath.card(config.model(), context),
            config
                .server()
                .historyDir()
                .orElseGet(() -> config.embedded().dataDir().resolve("history")),
            StreamControl.none(),
            JobInfo.elsewhere(),
            false);
    try (Serving serving = Serving.start(config, subject, context.clock())) {
      context.terminal().note("Dashboard: " + serving.address() + "  Ctrl-C stops.");
      while (!context.interrupts().await(GLANCE_MILLIS)) {
        Thread.onSpinWait();
      }
    }
    return 0;
  }
}
