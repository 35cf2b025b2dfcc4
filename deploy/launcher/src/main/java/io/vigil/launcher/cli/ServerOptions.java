package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.embedded.Ports;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.Runner;
import io.vigil.launcher.serve.Dashboard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dashboard beside a run. */
public final class ServerOptions {
  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description =
          "Port of the dashboard on 127.0.0.1; 0 takes a free one (default: 8080, or the next that"
              + " is free).")
  private @Nullable Integer httpPort;

  @Option(names = "--no-server", description = "Without the dashboard and the HTTP API.")
  private boolean noServer;

  /** The options as {@code key=value}. */
  List<String> overrides() {
    return httpPort == null ? List.of() : List.of("server.port=" + httpPort);
  }

  /**
   * What runs beside the sources.
   *
   * @throws Failure if a port was asked for that is taken
   */
  Runner.Companion companion(VigilConfig config, CliContext context) {
    if (noServer) {
      return Runner.Companion.NONE;
    }
    if (httpPort != null) {
      requireFree(httpPort);
    }
    return new Dashboard(
        config,
        BundlePath.of(config.model(), context),
        BundlePath.card(config.model(), context),
        httpPort == null,
        context.clock(),
        context.terminal()::note);
  }

  /** What is plainly taken is told before anything is started. */
  private static void requireFree(int port) {
    try {
      int unused = Ports.free(port);
    } catch (Failure e) {
      throw new Failure(
          ExitCode.FAILURE,
          "server.port-in-use",
          "port " + port + " on 127.0.0.1 is in use",
          "choose another with --http-port, 0 for a free one, or leave the dashboard out with"
              + " --no-server",
          e);
    }
  }
}
