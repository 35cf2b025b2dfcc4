package io.vigil.launcher.serve;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.AccessConfigs;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.SessionOptions;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.ServerConfig;
import io.vigil.server.ServerNeeds;
import io.vigil.server.ServerParts;
import io.vigil.server.ServerStartException;
import io.vigil.server.access.AccessException;
import io.vigil.server.access.VigilAccess;
import io.vigil.server.control.JobInfo;
import io.vigil.server.control.StreamControl;
import io.vigil.server.erase.Erasures;
import io.vigil.server.history.HistoryException;
import io.vigil.server.http.Access;
import io.vigil.server.http.Problem;
import io.vigil.server.search.LazyInference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The server as configured, with the bundle that it searches with. Closing stops both. */
public final class Serving implements AutoCloseable {
  /** Ports tried from the configured one on, where a taken one may be passed over. */
  private static final int PORTS = 50;

  private final ServerParts parts;
  private final Subscribing subscribing;
  private final LazyInference inference;

  private Serving(ServerParts parts, Subscribing subscribing, LazyInference inference) {
    this.parts = parts;
    this.subscribing = subscribing;
    this.inference = inference;
  }

  /**
   * What is served.
   *
   * @param kafka where the topics are
   * @param bundle folder of the bundle that the job runs
   * @param card the model's card; need not be there
   * @param history folder of the history
   * @param control of the streams that this process ingests
   * @param job that this process runs
   * @param passOver whether a taken port is passed over for the next
   */
  public record Subject(
      KafkaConnection kafka,
      Path bundle,
      Path card,
      Path history,
      StreamControl control,
      JobInfo job,
      boolean passOver) {}

  /**
   * Starts the server.
   *
   * @throws Failure naming fault and mend
   */
  public static Serving start(VigilConfig config, Subject subject, Clock clock) {
    SessionOptions standard = SessionOptions.standard();
    LazyInference inference =
        new LazyInference(
            subject.bundle(),
            new SessionOptions(
                standard.intraOpThreads(), standard.interOpThreads(), config.model().gpu()));
    try {
      Erasures erasures = Erasures.read(subject.kafka());
      BundleManifest manifest = BundleLoader.manifest(subject.bundle());
      ServerNeeds needs =
          new ServerNeeds(
              subject.kafka(),
              erasures,
              config.job().group(),
              subject.history(),
              config.server().history(),
              manifest,
              card(subject.card()),
              inference,
              subject.control(),
              subject.job(),
              clock);
      ServerConfig server =
          ServerConfig.loopback(config.server().port())
              .withAddress(config.server().host(), config.server().port())
              .trying(subject.passOver() ? PORTS : 1);
      Access access = VigilAccess.of(AccessConfigs.of(config, server.isLoopback()), clock);
      Subscribing subscribing =
          new Subscribing(
              config,
              subject.kafka(),
              erasures,
              manifest,
              inference,
              subject.history().resolveSibling("subscriptions"),
              System.getenv());
      try {
        return new Serving(
            ServerParts.start(needs, server, access, List.of(subscribing.routes())),
            subscribing,
            inference);
      } catch (RuntimeException e) {
        subscribing.close();
        throw e;
      }
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    } catch (AccessException e) {
      throw new Failure(
          ExitCode.CONFIG, "server.access", String.valueOf(e.getMessage()), e.mend(), e);
    } catch (ServerStartException
        | HistoryException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw new Failure(ExitCode.FAILURE, "server.start", String.valueOf(e.getMessage()), "", e);
    } catch (Problem e) {
      throw new Failure(
          ExitCode.KAFKA,
          "server.kafka",
          "Kafka at " + subject.kafka().bootstrapServers() + " does not answer",
          "start it, or correct kafka.bootstrap",
          e);
    }
  }

  private static String card(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Where it is. */
  public URI address() {
    return parts.address();
  }

  @Override
  public void close() {
    parts.close();
    subscribing.close();
    inference.close();
  }
}
