package io.vigil.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.launcher.topics.Received;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class WaterfallTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theStepsOfAnEventSumToItsDelayFromTheFastestPicture() {
    Waterfall waterfall = new Waterfall(START);
    // The film's clock is 300 ms early: no picture came through faster than that.
    frame(waterfall, 0, 300);
    frame(waterfall, 500, 820);
    sound(waterfall, 0, 1_310);
    event(waterfall, 1_000, 1_400, 1_450);
    assertThat(waterfall.events.count()).isEqualTo(1);
    assertThat(waterfall.media.seconds(50)).isCloseTo(0.010, within(1e-9));
    assertThat(waterfall.job.seconds(50)).isCloseTo(0.090, within(1e-9));
    assertThat(waterfall.kafka.seconds(50)).isCloseTo(0.050, within(1e-9));
    assertThat(waterfall.events.seconds(50)).isCloseTo(0.150, within(1e-9));
  }

  @Test
  void whatComesWhileItSettlesIsNotCounted() {
    Waterfall waterfall = new Waterfall(START.plusSeconds(4));
    frame(waterfall, 0, 0);
    event(waterfall, 500, 900, 950);
    assertThat(waterfall.events.count()).isZero();
  }

  private static void frame(Waterfall waterfall, long time, long ingested) {
    add(
        waterfall,
        Frame.newBuilder()
            .setStream("a")
            .setEpoch(1)
            .setSequence(0)
            .setTime(START.plusMillis(time))
            .setIngested(START.plusMillis(ingested))
            .build(),
        ingested);
  }

  private static void sound(Waterfall waterfall, long time, long ingested) {
    add(
        waterfall,
        AudioSegment.newBuilder()
            .setStream("a")
            .setEpoch(1)
            .setSequence(0)
            .setTime(START.plusMillis(time))
            .setSampleRate(16_000)
            .setChannels(1)
            .setData(ByteBuffer.allocate(32_000))
            .setIngested(START.plusMillis(ingested))
            .build(),
        ingested);
  }

  private static void event(Waterfall waterfall, long end, long emitted, long received) {
    add(
        waterfall,
        Event.newBuilder()
            .setStream("a")
            .setId("x")
            .setPhase(EventPhase.STARTED)
            .setType("motion.enters")
            .setStart(START)
            .setEnd(START.plusMillis(end))
            .setConfidence(1)
            .setEmitted(START.plusMillis(emitted))
            .build(),
        received);
  }

  private static void add(Waterfall waterfall, SpecificRecord record, long received) {
    waterfall.add(new Received.Decoded("topic", record), START.plusMillis(received));
  }
}
