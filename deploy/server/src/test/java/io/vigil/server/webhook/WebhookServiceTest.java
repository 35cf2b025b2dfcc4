package io.vigil.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.api.SubscriptionSystem;
import io.vigil.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From an event on Kafka to a real receiver over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebhookServiceTest {

  private SubscriptionSystem system;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    system = new SubscriptionSystem(directory, new AddressPolicy(List.of("127.0.0.0/8")));
  }

  @AfterAll
  void stop() {
    system.close();
  }

  private void arm(String name, String type, String address) throws Exception {
    system.arm(
        name,
        "{'eventTypes': ['"
            + type
            + "'], 'webhook': '"
            + address
            + "', 'webhookSecretName': 'door-key'}");
  }

  private static CloudEvent event(Receiver.Post post) {
    return Objects.requireNonNull(
            EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE))
        .deserialize(post.body());
  }

  private static List<String> times(Receiver receiver) {
    return receiver.posts().stream()
        .map(post -> String.valueOf(Objects.requireNonNull(event(post).getTime()).toInstant()))
        .toList();
  }

  @Test
  void eachMatchIsPostedInOrderAsASignedCloudEvent() throws Exception {
    try (Receiver receiver = new Receiver(post -> 204)) {
      arm("signed", "signed.type", receiver.address("/hook"));
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        system.event("stream-" + i % 3, "signed.type", i);
        expected.add(SubscriptionSystem.NOON.plusSeconds(i).toString());
      }
      Await.until("all posts", () -> receiver.posts().size() >= 10, receiver::posts);

      // Events of one stream keep their order; those of others may come in between.
      assertThat(times(receiver)).containsExactlyInAnyOrderElementsOf(expected);
      Receiver.Post post = receiver.posts().get(0);
      assertThat(post.contentType()).startsWith("application/cloudevents+json");
      CloudEvent event = event(post);
      assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
      assertThat(event.getType()).isEqualTo("io.vigil.match");
      assertThat(event.getSource()).hasToString("/vigil/subscriptions/signed");
      JsonNode data = Json.mapper().readTree(Objects.requireNonNull(event.getData()).toBytes());
      assertThat(data.path("eventTypes").get(0).asText()).isEqualTo("signed.type");
      assertThat(data.path("id").asText()).isEqualTo(event.getId());
      assertThat(receiver.posts()).allSatisfy(WebhookServiceTest::verify);
      List<String> matches =
          system.await("signed", "matches", 10).findValuesAsText("id").stream().sorted().toList();
      assertThat(receiver.posts().stream().map(p -> event(p).getId()).sorted().toList())
          .isEqualTo(matches);
    }
  }

  /** As a receiver does: the signature is of this body, and it is fresh. */
  private static void verify(Receiver.Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SubscriptionSystem.SECRET, "HmacSHA256"));
    mac.update((post.timestamp() + ".").getBytes(StandardCharsets.US_ASCII));
    assertThat(post.signature())
        .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(post.body())));
    assertThat(Instant.ofEpochSecond(Long.parseLong(post.timestamp())))
        .isAfter(Instant.now().minusSeconds(300));
  }

  @Test
  void aReceiverThatFailsForAWhileGetsEachMatchInOrderLater() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Receiver receiver = new Receiver(post -> calls.incrementAndGet() <= 2 ? 503 : 200)) {
      arm("failing", "failing.type", receiver.address("/hook"));
      system.event("s", "failing.type", 1);
      system.event("s", "failing.type", 2);
      Await.until("four posts", () -> receiver.posts().size() >= 4, receiver::posts);

      assertThat(times(receiver).stream().distinct().toList())
          .containsExactly("2026-03-02T12:00:01Z", "2026-03-02T12:00:02Z");
      Await.until(
          "both to be delivered",
          () -> states("failing").equals(List.of("DELIVERED", "DELIVERED")),
          () -> receiver.posts());
      JsonNode first = system.await("failing", "deliveries", 2).get(1);
      assertThat(first.path("attempts").asInt()).isEqualTo(3);
    }
  }

  private List<String> states(String name) throws Exception {
    return system.await(name, "deliveries", 1).findValuesAsText("state");
  }

  @Test
  void aReceiverThatHangsHoldsUpNoOther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Receiver slow =
            new Receiver(
                post -> {
                  release.await();
                  return 200;
                });
        Receiver quick = new Receiver(post -> 200)) {
      arm("slow", "both.type", slow.address("/hook"));
      arm("quick", "both.type", quick.address("/hook"));
      for (int i = 0; i < 5; i++) {
        system.event("s", "both.type", i);
      }
      Await.until("the quick one's posts", () -> quick.posts().size() >= 5, quick::posts);

      assertThat(slow.posts()).as("one after another").hasSizeLessThanOrEqualTo(1);
      release.countDown();
      Await.until("the slow one's posts", () -> slow.posts().size() >= 5, slow::posts);
    }
  }

  @Test
  void whatIsNeverTakenGoesToTheDeadLettersAndTheNextGoesOn() throws Exception {
    try (Receiver receiver =
        new Receiver(
            post ->
                new String(post.body(), StandardCharsets.UTF_8).contains("T12:00:01")
                    ? 302
                    : 200)) {
      arm("dead", "dead.type", receiver.address("/hook"));
      system.event("s", "dead.type", 1);
      system.event("s", "dead.type", 2);
      Await.until(
          "one to be given up and one delivered",
          () -> states("dead").equals(List.of("DELIVERED", "DEAD")),
          receiver::posts);

      assertThat(receiver.posts()).hasSize(5);
      assertThat(receiver.posts()).noneMatch(post -> post.path().equals("/redirected"));
      assertThat(letters())
          .filteredOn(letter -> letter.getTopic().equals("vigil.matches.dead"))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.getStep()).isEqualTo("webhook");
                assertThat(letter.getError()).contains("4 attempts", "302", "not followed");
              });
    }
  }

  private List<DeadLetter> letters() throws Exception {
    Properties properties = system.kafka().toProperties();
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          letters.add(Codecs.of(Topics.DEAD_LETTERS, system.kafka()).decode(record.value()));
        }
      }
    }
    return letters;
  }
}
