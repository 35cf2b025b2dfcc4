package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.match.Observation;
import io.vigil.operators.subscribe.match.ObservationFormat;
import io.vigil.schemas.codec.RecordFormatException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets time go on for streams that are away. */
final class AwayStreams implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(AwayStreams.class);

  private final Wire wire;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  AwayStreams(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> given) {
    context = given;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null || record.key() == null || context == null) {
      return;
    }
    ProcessorContext<byte[], byte[]> out = context;
    try {
      Observation.of(wire.statuses.decode(record.value()))
          .ifPresent(time -> out.forward(record.withValue(ObservationFormat.bytes(time))));
    } catch (RecordFormatException e) {
      // It says nothing of time, and whoever shows states tells of it.
      LOG.warn("The state of a stream cannot be read", e);
    }
  }
}
