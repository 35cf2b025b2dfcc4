package io.vigil.server.view;

import static io.vigil.server.testing.Records.at;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.gap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.PictureBox;
import io.vigil.server.control.StreamControl;
import io.vigil.server.history.Entry;
import io.vigil.server.http.Json;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How records are told. */
final class ViewsTest {

  private static JsonNode told(SpecificRecord record) {
    return Json.mapper()
        .valueToTree(new Views(StreamControl.none()).of(Entry.of(record).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE, 0, source",
    "PAUSED, 0, paused",
    "DROPPED, 7, dropped",
    "LATE, 2, late",
    "NONE, 7, dropped",
    "NONE, 0, source"
  })
  void everyGapSaysItsCauseAlsoThoseFromBeforeItWasRecorded(
      GapCause cause, long dropped, String word) {
    JsonNode gap = told(gap("door", 0, 3, 5, dropped, cause));

    assertThat(gap.path("cause").asText()).isEqualTo(word);
    assertThat(gap.path("sense").asText()).isEqualTo("picture");
    assertThat(gap.path("dropped").asLong()).isEqualTo(dropped);
    assertThat(gap.path("end").asText()).isEqualTo(Json.text(at(5)));
  }

  @Test
  void anEventShowsItsPlacesAndOneWithoutShowsNone() {
    Event event = event("door", "thing.person", 3, 5, EventPhase.ENDED, 0.9);
    JsonNode placed =
        told(
            Event.newBuilder(event)
                .setPlace(List.of(new PictureBox(0.25f, 0.5f, 0.5f, 1f)))
                .build());

    assertThat(placed.at("/place/0/left").asDouble()).isEqualTo(0.25);
    assertThat(placed.at("/place/0/bottom").asDouble()).isEqualTo(1);
    assertThat(placed.path("lastPlace").size()).isZero();
    assertThat(told(event).path("place").size()).isZero();
  }
}
