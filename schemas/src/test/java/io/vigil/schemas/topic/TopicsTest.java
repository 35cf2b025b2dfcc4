package io.vigil.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.schemas.Match;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicsTest {

  @Test
  void everyTopicIsFoundByItsName() {
    assertThat(Topics.all())
        .allSatisfy(topic -> assertThat(Topics.byName(topic.name())).contains(topic));
  }

  @Test
  void aSubscriptionsTopicIsFoundByItsName() {
    assertThat(Topics.byName("vigil.matches.night-watch"))
        .map(Topic::type)
        .isEqualTo(Optional.of(Match.class));
    assertThat(Topics.byName("vigil.matches.Night")).isEmpty();
    assertThatThrownBy(() -> Topics.matches("Night Watch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Night Watch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "broker", "broker:", "broker;9092", "http://broker:9092", "a:1,"})
  void aMissingOrMalformedKafkaAddressIsRefusedAndNeverReplacedByADefault(String address) {
    assertThatThrownBy(() -> KafkaConnection.of(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void aConnectionsTextDoesNotShowSecrets() {
    KafkaConnection connection =
        new KafkaConnection(
            "a:9092,b:9093", Map.of("sasl.jaas.config", "password=hunter2"), Optional.empty());

    assertThat(connection.toString()).contains("a:9092,b:9093").doesNotContain("hunter2");
    assertThat(connection.toProperties())
        .containsEntry("bootstrap.servers", "a:9092,b:9093")
        .containsEntry("sasl.jaas.config", "password=hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "\u00e9"})
  void aStreamsIdOfOtherCharactersIsInvalid(String id) {
    assertThat(Keys.isValidStream(id)).isFalse();
  }
}
