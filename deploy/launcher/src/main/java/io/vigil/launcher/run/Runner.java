package io.vigil.launcher.run;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.SimulatedSource;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs sources through a whole system in this process, from its start to its end. */
public final class Runner {
  /** What is heard: enough to tell when all has been understood. */
  private static final List<Topic<?>> OUTPUTS =
      List.of(Topics.CAPTIONS, Topics.EVENTS, Topics.MOMENTS, Topics.STREAMS, Topics.DEAD_LETTERS);

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * What happens on the way.
   *
   * @param ready the system runs and the sources are about to be opened; it is told where Kafka is
   * @param received a record came out
   * @param stopped asked again and again: whether to stop
   */
  public record Hooks(
      Consumer<String> ready, Consumer<Received> received, BooleanSupplier stopped) {}

  /** Something that runs beside the sources, from before they are opened until all is said. */
  public interface Companion {
    /** That which is nothing. */
    Companion NONE = (system, ingest, directory) -> () -> {};

    /**
     * Starts it, without holding anybody up; closing what is returned stops it.
     *
     * @param system that runs
     * @param ingest not started yet
     * @param directory for what it keeps
     */
    Stop start(LocalSystem system, Ingest ingest, Path directory);

    /** How it is stopped. */
    interface Stop extends AutoCloseable {
      @Override
      void close();
    }
  }

  private final VigilConfig config;
  private final Path bundle;
  private final List<SimulatedSource> simulated;
  private final Companion companion;

  /**
   * Runs by this configuration, with this bundle, and these simulated cameras.
   *
   * @param companion runs beside them
   */
  public Runner(
      VigilConfig config, Path bundle, List<SimulatedSource> simulated, Companion companion) {
    this.companion = companion;
    this.config = config;
    this.bundle = bundle;
    this.simulated = List.copyOf(simulated);
  }

  /**
   * Runs.
   *
   * @param sources at least one
   * @param directory for log and state
   * @param limit when to stop even if the sources go on
   * @param hooks hear of what happens
   * @return what became of each source, in their order
   * @throws io.vigil.launcher.failure.Failure if the system cannot start or fails on the way
   */
  public List<Outcome> run(
      List<StreamSource> sources, Path directory, Optional<Duration> limit, Hooks hooks) {
    Tally tally = new Tally();
    try (LocalSystem system = LocalSystem.start(config, bundle, directory);
        TopicReader reader =
            new TopicReader(system.kafka(), OUTPUTS, new ReadFrom.Latest(), PATIENCE);
        Ingest ingest =
            new Ingest(
                ModuleConfigs.ingest(config.ingest()),
                system.kafka(),
                sources,
                simulated,
                system.encoders());
        Companion.Stop beside = companion.start(system, ingest, directory)) {
      hooks.ready().accept(system.kafka().bootstrapServers());
      Session session = new Session(system, ingest, reader, tally, hooks.received());
      List<StreamSummary> summaries = session.play(limit, hooks.stopped());
      LOG.debug("Ended, with {} beside", beside);
      return summaries.stream().map(s -> new Outcome(s, tally.of(s.id()), session.busy())).toList();
    }
  }
}
