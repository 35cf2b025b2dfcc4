package io.vigil.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.testing.TestRegistry;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordCodecTest {

  private static Frame frame(String stream, long micros, int size) {
    byte[] data = new byte[size];
    new Random(size).nextBytes(data);
    return Frame.newBuilder()
        .setStream(stream)
        .setEpoch(micros / 1000)
        .setSequence(size)
        .setTime(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        .setClock(ClockKind.NTP)
        .setWidth(224)
        .setHeight(126)
        .setEncoding(FrameEncoding.JPEG)
        .setData(ByteBuffer.wrap(data))
        .build();
  }

  @Test
  void anyFrameSurvivesSingleObjectEncoding() {
    RecordCodec<Frame> codec = Codecs.singleObject(Frame.class);
    qt().forAll(
            strings().basicLatinAlphabet().ofLengthBetween(1, 50),
            longs().between(0, 4_000_000_000_000_000L),
            integers().between(0, 5_000))
        .check(
            (stream, micros, size) -> {
              Frame frame = frame(stream, micros, size);
              return decode(codec, codec.encode(frame)).equals(frame);
            });
  }

  @Test
  void aTruncatedOrForeignValueIsAFormatErrorAndNothingElse() {
    RecordCodec<Event> codec = Codecs.singleObject(Event.class);
    byte[] value = codec.encode(event());
    qt().forAll(integers().between(0, value.length - 1))
        .checkAssert(
            length ->
                assertThatThrownBy(() -> codec.decode(java.util.Arrays.copyOf(value, length)))
                    .isInstanceOf(RecordFormatException.class)
                    .hasMessageContaining("Event"));
    byte[] foreign = Codecs.singleObject(Frame.class).encode(frame("a", 1, 10));

    assertThatThrownBy(() -> codec.decode(foreign)).isInstanceOf(RecordFormatException.class);
  }

  @Test
  void theConfluentWireFormatCarriesTheRegistrysIdAndIsReadBack() throws Exception {
    try (TestRegistry registry = TestRegistry.start()) {
      byte[] value = Codecs.confluent(Topics.EVENTS, registry.address()).encode(event());

      int id = ByteBuffer.wrap(value, 1, 4).getInt();
      assertThat(ByteBuffer.wrap(value).get()).isZero();
      assertThat(registry.subjects()).containsOnly(Map.entry("vigil.events-value", id));
      assertThat(Codecs.confluent(Topics.EVENTS, registry.address()).decode(value))
          .isEqualTo(event());
    }
  }

  @Test
  void aRegistryThatIsAwayIsNamedWithItsAddress() throws IOException {
    TestRegistry registry = TestRegistry.start();
    URI address = registry.address();
    registry.close();

    assertThatThrownBy(() -> Codecs.confluent(Topics.EVENTS, address).encode(event()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(address.getAuthority())
        .hasMessageContaining("kafka.registry");
  }

  private static Event event() {
    return Event.newBuilder()
        .setStream("door")
        .setId(RecordIds.event("door", "motion.enters", Instant.ofEpochSecond(1_700_000_000)))
        .setPhase(EventPhase.STARTED)
        .setType("motion.enters")
        .setStart(Instant.ofEpochSecond(1_700_000_000))
        .setEnd(Instant.ofEpochSecond(1_700_000_001))
        .setConfidence(0.9f)
        .build();
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> T decode(
      RecordCodec<T> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (RecordFormatException e) {
      throw new AssertionError(e);
    }
  }
}
