package io.vigil.operators.source;

import io.vigil.operators.state.FormatType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes Kafka's records as they are: what is wrong with one is found by the step that can send it
 * to the dead letters, so no record can stop a source.
 */
final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {

  private static final long serialVersionUID = 1L;
  private static final byte[] NONE = {};

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(
        new RawRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            orNone(record.key()),
            orNone(record.value())));
  }

  private static byte[] orNone(byte @Nullable [] bytes) {
    return bytes == null ? NONE : bytes;
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return new FormatType<>(new RawRecordFormat());
  }
}
