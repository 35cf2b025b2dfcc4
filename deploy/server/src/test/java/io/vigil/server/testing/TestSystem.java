package io.vigil.server.testing;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.SessionOptions;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.Http;
import io.vigil.server.ServerConfig;
import io.vigil.server.ServerNeeds;
import io.vigil.server.ServerParts;
import io.vigil.server.access.AccessConfig;
import io.vigil.server.access.VigilAccess;
import io.vigil.server.api.MatchLog;
import io.vigil.server.api.SubscriptionRoutes;
import io.vigil.server.control.JobInfo;
import io.vigil.server.control.StreamControl;
import io.vigil.server.erase.Erasures;
import io.vigil.server.history.Kind;
import io.vigil.server.history.Selection;
import io.vigil.server.search.LazyInference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The whole server over a given Kafka, with the bundle that comes with Vigil. */
public final class TestSystem implements AutoCloseable {
  private static final Path BUNDLE = Path.of("../../model/src/main/bundles/default");

  private final LazyInference inference = new LazyInference(BUNDLE, SessionOptions.standard());
  private final SubscriptionLog log;
  private final MatchLog matches;
  private final ServerParts parts;

  public TestSystem(KafkaConnection kafka, Path history) {
    this(kafka, history, StreamControl.none(), ServerConfig.loopback(0));
  }

  public TestSystem(
      KafkaConnection kafka, Path history, StreamControl control, ServerConfig config) {
    Erasures erasures = Erasures.read(kafka);
    log = new SubscriptionLog(kafka, Duration.ofSeconds(90));
    matches = new MatchLog(kafka, erasures);
    parts =
        ServerParts.start(
            new ServerNeeds(
                kafka,
                erasures,
                "vigil-job",
                history,
                Duration.ofDays(30),
                manifest(),
                "# A card",
                inference,
                control,
                JobInfo.elsewhere(),
                Clock.systemUTC()),
            config,
            VigilAccess.of(AccessConfig.open(history.resolveSibling("audit")), Clock.systemUTC()),
            List.of(
                new SubscriptionRoutes(
                    log,
                    new SubscriptionReplay(kafka),
                    matches,
                    Known.nothing(),
                    Optional.empty())));
  }

  /** What the bundle says of itself. */
  public static BundleManifest manifest() {
    try {
      return BundleLoader.manifest(BUNDLE);
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  public Http http() {
    return new Http(parts.address());
  }

  public ServerParts parts() {
    return parts;
  }

  /** Waits until so many of a kind were filed. */
  public void await(Kind kind, int count) throws Exception {
    Await.until(
        count + " of " + kind,
        Duration.ofSeconds(60),
        () -> parts.history().count(kind, Selection.ALL) >= count);
  }

  @Override
  public void close() {
    parts.close();
    matches.close();
    log.close();
    inference.close();
  }
}
