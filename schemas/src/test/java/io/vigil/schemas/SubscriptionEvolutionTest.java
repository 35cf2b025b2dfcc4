package io.vigil.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.ReleasedSchemas;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

/** What was written before subscriptions said more is still understood. */
final class SubscriptionEvolutionTest {

  @Test
  void aSubscriptionOfTheFirstReleaseIsReadWithDefaultsForAllThatIsNew() throws Exception {
    Schema first = ReleasedSchemas.of("Subscription").get(0);
    Schema hours = first.getField("hours").schema().getElementType();
    GenericRecord old =
        new GenericRecordBuilder(first)
            .set("name", "night")
            .set("eventTypes", List.of("motion.enters"))
            .set(
                "hours",
                List.of(
                    new GenericRecordBuilder(hours)
                        .set("fromMinute", 60)
                        .set("toMinute", 300)
                        .build()))
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BinaryMessageEncoder<GenericRecord>(GenericData.get(), first).encode(old, bytes);

    Subscription read = Codecs.singleObject(Subscription.class).decode(bytes.toByteArray());

    assertThat(read.getName()).isEqualTo("night");
    assertThat(read.getHours().get(0).getFromMinute()).isEqualTo(60);
    assertThat(read.getHours().get(0).getDays()).isEmpty();
    assertThat(read.getTimeZone()).isEqualTo("UTC");
    assertThat(read.getEnabled()).isTrue();
    assertThat(read.getGroupBy()).isEqualTo(Grouping.STREAM);
    assertThat(read.getSteps()).isEmpty();
    assertThat(read.getThreshold()).isNull();
  }
}
