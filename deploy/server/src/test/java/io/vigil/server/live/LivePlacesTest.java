package io.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.feed.Position;
import io.vigil.server.history.Kind;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class LivePlacesTest {
  private static final LiveFilter MATCHES = new LiveFilter(Set.of(), Set.of(Kind.MATCH));
  private static final LiveFilter CAPTIONS = new LiveFilter(Set.of(), Set.of(Kind.CAPTION));
  private static final TopicPartition CAPTION = new TopicPartition("vigil.captions", 0);

  private final LivePlaces places = new LivePlaces(Position.of(Map.of(CAPTION, 7L)));

  private static TopicPartition match(int number) {
    return new TopicPartition("vigil.matches.a-subscription-with-a-long-name-" + number, 0);
  }

  private void fill(int topics) {
    for (int i = 0; i < topics; i++) {
      places.past(match(i), i);
    }
  }

  @Test
  void aFewTopicsAreNamedByTheirPlacesWhichAnyServerUnderstands() {
    fill(500);
    LiveId id = LiveId.parse(places.id(CAPTIONS).toString()).orElseThrow();
    assertThat(id).hasToString("captions:7");
    assertThat(new LivePlaces(Position.START).find(id)).contains(Position.of(Map.of(CAPTION, 7L)));
  }

  @Test
  void manyTopicsAreNamedByAShortCountThatFindsThePlaceAsItWas() {
    fill(500);
    Position then = places.now();
    String id = places.id(MATCHES).toString();
    places.past(match(3), 40);
    places.past(match(3), 41);
    places.past(match(900), 0);
    places.past(CAPTION, 7);
    assertThat(id).hasSizeLessThan(60);
    assertThat(places.find(LiveId.parse(id).orElseThrow())).contains(then);
  }

  @Test
  void aCountOfAnotherServerOrOfLongAgoFindsNothing() {
    fill(500);
    LiveId id = LiveId.parse(places.id(MATCHES).toString()).orElseThrow();
    assertThat(new LivePlaces(Position.START).find(id)).isEmpty();
    for (int i = 0; i <= LivePlaces.REMEMBERED; i++) {
      places.past(CAPTION, i);
    }
    assertThat(places.find(id)).isEmpty();
  }

  @Test
  void whatIsNoIdIsNone() {
    assertThat(LiveId.parse("~")).isEmpty();
    assertThat(LiveId.parse("~xyz.3")).isEmpty();
    assertThat(LiveId.parse("captions")).isEmpty();
  }
}
