package io.vigil.launcher.serve;

import io.vigil.ingest.Ingest;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.LocalSystem;
import io.vigil.launcher.run.Runner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The server beside a run. It starts in a thread of its own, so that the first caption does not
 * wait for it, and a run goes on without it if it cannot start, which is told.
 */
public final class Dashboard implements Runner.Companion {
  private final VigilConfig config;
  private final Path bundle;
  private final Path card;
  private final boolean passOver;
  private final Clock clock;
  private final Consumer<String> note;

  /**
   * A dashboard.
   *
   * @param passOver whether a taken port is passed over for the next
   * @param note is told the address, or why there is none
   */
  public Dashboard(
      VigilConfig config,
      Path bundle,
      Path card,
      boolean passOver,
      Clock clock,
      Consumer<String> note) {
    this.config = config;
    this.bundle = bundle;
    this.card = card;
    this.passOver = passOver;
    this.clock = clock;
    this.note = note;
  }

  @Override
  public Stop start(LocalSystem system, Ingest ingest, Path directory) {
    Serving.Subject subject =
        new Serving.Subject(
            system.kafka(),
            bundle,
            card,
            directory.resolve("history"),
            new IngestControl(ingest),
            new EmbeddedJobInfo(system.job(), config.job().batchSize(), clock),
            passOver);
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread thread = new Thread(() -> serve(subject, stopped), "vigil-dashboard");
    thread.setDaemon(true);
    thread.start();
    return () -> {
      stopped.complete(null);
      join(thread);
    };
  }

  private void serve(Serving.Subject subject, CompletableFuture<Void> stopped) {
    try (Serving serving = Serving.start(config, subject, clock)) {
      note.accept("Dashboard: " + serving.address());
      stopped.join();
    } catch (Failure e) {
      note.accept("vigil: no dashboard: " + e.line());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
