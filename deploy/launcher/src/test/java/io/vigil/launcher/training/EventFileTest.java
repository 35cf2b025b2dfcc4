package io.vigil.launcher.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;

final class EventFileTest {
  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.250Z");
  @TempDir private Path folder = Path.of("");

  @Test
  void aStrictReaderFindsWhatWasWritten() throws Exception {
    try (EventFile file = EventFile.begin(folder, 50, NOW)) {
      file.scalars(75, Map.of("loss", 2.5), NOW.plusSeconds(1));
      file.scalars(100, Map.of("loss", 0.125, "rate", 0.001), NOW.plusSeconds(2));
    }
    List<Event> events = StrictEvents.in(folder);
    assertThat(events).hasSize(4);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(0).getWallTime()).isEqualTo(NOW.toEpochMilli() / 1000.0);
    assertThat(events.get(1).getStep()).isEqualTo(50);
    assertThat(events.get(1).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    assertThat(events.get(2).getStep()).isEqualTo(75);
    assertThat(events.get(2).getSummary().getValue(0).getTag()).isEqualTo("loss");
    assertThat(events.get(2).getSummary().getValue(0).getSimpleValue()).isEqualTo(2.5f);
    assertThat(events.get(3).getSummary().getValueList())
        .extracting(v -> v.getTag() + " " + v.getSimpleValue())
        .containsExactlyInAnyOrder("loss 0.125", "rate 0.001");
  }

  /** The check value of CRC-32C (RFC 3720) is e3069283; masked as in TensorFlow's crc32c.h. */
  @Test
  void theMaskedCheckValueIsThePublishedOne() {
    int crc = 0xe3069283;
    assertThat(EventFile.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
  }
}
