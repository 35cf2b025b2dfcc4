package io.vigil.operators.sink;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes a topic's records. Thread-safe; not serialisable: each task opens its own.
 *
 * @param <T> the class of the records
 */
public final class Outlet<T extends SpecificRecord> {

  private final String topic;
  private final RecordCodec<T> codec;

  /** An outlet in the encoding that the connection asks for. */
  public Outlet(Topic<T> topic, KafkaConnection connection) {
    this.topic = topic.name();
    this.codec = Codecs.of(topic, connection);
  }

  /**
   * A record keyed by its stream.
   *
   * @param time event time
   */
  public OutRecord of(String stream, Instant time, T record) {
    return of(Keys.of(stream), time, record);
  }

  /**
   * A record with a key.
   *
   * @param time event time
   */
  public OutRecord of(byte[] key, Instant time, T record) {
    return new OutRecord(topic, time.toEpochMilli(), key, codec.encode(record));
  }
}
