package io.vigil.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.operators.subscribe.EngineSettings;
import io.vigil.operators.subscribe.SubscriptionEngine;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.http.Json;
import io.vigil.server.webhook.AddressPolicy;
import io.vigil.server.webhook.RetryPolicy;
import io.vigil.server.webhook.WebhookService;
import io.vigil.server.webhook.WebhookSettings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, the engine, the webhooks and the routes, as they run together. */
public final class SubscriptionSystem implements AutoCloseable {

  public static final byte[] SECRET = "a long and random text".getBytes(StandardCharsets.UTF_8);
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final TestBroker broker;
  private final SubscriptionEngine engine;
  private final SubscriptionLog log;
  private final MatchLog matches;
  private final WebhookService webhooks;
  private final VigilServer server;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Http http;

  public SubscriptionSystem(Path directory, AddressPolicy addresses) throws Exception {
    broker = TestBroker.start(directory.resolve("kafka"));
    KafkaConnection kafka = broker.connection();
    engine =
        new SubscriptionEngine(
            EngineSettings.of(kafka, directory.resolve("streams")), Known.nothing());
    engine.start();
    log = new SubscriptionLog(kafka, Duration.ofSeconds(15));
    matches = new MatchLog(kafka);
    webhooks =
        new WebhookService(
            WebhookSettings.of(
                    kafka, n -> n.equals("door-key") ? Optional.of(SECRET) : Optional.empty())
                .withAddresses(addresses)
                .withRetries(
                    new RetryPolicy(
                        4, Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofSeconds(20))),
            log);
    webhooks.start();
    server =
        VigilServer.start(
            ServerConfig.loopback(0),
            List.of(
                new SubscriptionRoutes(
                    log,
                    new SubscriptionReplay(kafka),
                    matches,
                    Known.nothing(),
                    Optional.of(webhooks))));
    http = new Http(server.address());
    producer =
        new KafkaProducer<>(
            kafka.toProperties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public KafkaConnection kafka() {
    return broker.connection();
  }

  public Http http() {
    return http;
  }

  /** Writes a subscription, and waits until it is armed. */
  public JsonNode arm(String name, String json) throws Exception {
    HttpResponse<String> response =
        http.send("PUT", "/api/v1/subscriptions/" + name, json.replace('\'', '"'));
    if (response.statusCode() >= 300) {
      throw new AssertionError(response.body());
    }
    Await.until(name + " to be armed", () -> state(name).equals("ARMED"), () -> name);
    return Json.mapper().readTree(response.body());
  }

  public String state(String name) throws Exception {
    return http.json("/api/v1/subscriptions/" + name).path("state").asText();
  }

  public void event(String stream, String type, int second) throws Exception {
    Instant start = NOON.plusSeconds(second);
    Event event =
        Event.newBuilder()
            .setStream(stream)
            .setId(RecordIds.event(stream, type, start))
            .setPhase(EventPhase.STARTED)
            .setType(type)
            .setStart(start)
            .setEnd(start)
            .setConfidence(0.9f)
            .build();
    byte[] value = Codecs.of(Topics.EVENTS, kafka()).encode(event);
    producer.send(new ProducerRecord<>(Topics.EVENTS.name(), Keys.of(stream), value)).get();
  }

  /** The items of a subscription's matches or deliveries, once there are enough. */
  public JsonNode await(String name, String what, int count) throws Exception {
    String path = "/api/v1/subscriptions/" + name + "/" + what;
    Await.until(
        count + " " + what + " of " + name,
        () -> http.json(path).path("items").size() >= count,
        () -> name);
    return http.json(path).path("items");
  }

  @Override
  public void close() {
    producer.close();
    server.close();
    webhooks.close();
    matches.close();
    log.close();
    engine.close();
    broker.close();
  }
}
