package io.vigil.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionTest {
  private static final Position SOME =
      Position.of(
          Map.of(
              new TopicPartition("vigil.events", 0), 4L,
              new TopicPartition("vigil.events", 3), 12L,
              new TopicPartition("vigil.matches.night-door", 1), 7L));

  @Test
  void isReadAsItWasWritten() {
    assertThat(SOME.text()).isEqualTo("events:4...12;matches.night-door:.7");
    assertThat(Position.parse(SOME.text())).hasValue(SOME);
    assertThat(Position.parse("")).hasValue(Position.START);
  }

  @Test
  void canBeOfSomeTopicsAlone() {
    assertThat(SOME.of(Set.of("vigil.events")).text()).isEqualTo("events:4...12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "a:b", ":1", "events:1;", "events:-1", "e:9999999999999999999"})
  void refusesOtherText(String text) {
    assertThat(Position.parse(text)).isEmpty();
  }
}
