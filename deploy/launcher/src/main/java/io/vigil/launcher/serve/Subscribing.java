package io.vigil.launcher.serve;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.operators.subscribe.EngineSettings;
import io.vigil.operators.subscribe.SubscriptionEngine;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.rule.BundleSentences;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.api.MatchLog;
import io.vigil.server.api.SubscriptionRoutes;
import io.vigil.server.erase.Erasures;
import io.vigil.server.http.Routes;
import io.vigil.server.webhook.WebhookSecrets;
import io.vigil.server.webhook.WebhookService;
import io.vigil.server.webhook.WebhookSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Matches subscriptions and posts what matched, beside the server. Closing stops both. */
final class Subscribing implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final SubscriptionEngine engine;
  private final SubscriptionLog log;
  private final MatchLog matches;
  private final WebhookService webhooks;
  private final Routes routes;

  /**
   * Starts.
   *
   * @param erasures what is not to be shown
   * @param inference reads the sentences of subscriptions, asked for when there is one
   * @param directory for what Kafka Streams keeps on disk
   * @param environment where the secrets of webhooks are
   * @throws IllegalStateException if Kafka does not answer or lacks a topic
   */
  Subscribing(
      VigilConfig config,
      KafkaConnection kafka,
      Erasures erasures,
      BundleManifest manifest,
      Supplier<Inference> inference,
      Path directory,
      Map<String, String> environment) {
    Known known = BundleSentences.known(manifest, inference);
    engine = new SubscriptionEngine(EngineSettings.of(kafka, directory), known);
    engine.start();
    log = new SubscriptionLog(kafka, PATIENCE);
    matches = new MatchLog(kafka, erasures);
    webhooks =
        new WebhookService(
            WebhookSettings.of(kafka, WebhookSecrets.ofEnvironment(environment))
                .withAddresses(config.webhooks().policy()),
            log);
    webhooks.start();
    routes =
        new SubscriptionRoutes(
            log, new SubscriptionReplay(kafka), matches, known, Optional.of(webhooks));
  }

  /** The routes on them. */
  Routes routes() {
    return routes;
  }

  @Override
  public void close() {
    webhooks.close();
    matches.close();
    log.close();
    engine.close();
  }
}
