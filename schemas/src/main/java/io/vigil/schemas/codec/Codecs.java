package io.vigil.schemas.codec;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;

/** The codecs of the topics. */
public final class Codecs {

  private Codecs() {}

  /**
   * Avro's single-object encoding: two marker bytes, the schema's fingerprint, the record. A reader
   * needs no server.
   */
  public static <T extends SpecificRecord> RecordCodec<T> singleObject(Class<T> type) {
    return new SingleObjectCodec<>(type);
  }

  /**
   * The Confluent wire format: a zero byte, the schema's id in a registry, the record. The schema
   * is registered under {@code <topic>-value} at the first record.
   *
   * @param registry the registry's address, http or https
   */
  public static <T extends SpecificRecord> RecordCodec<T> confluent(Topic<T> topic, URI registry) {
    return new ConfluentCodec<>(topic, new SchemaRegistryClient(registry));
  }

  /** The codec that a connection asks for: Confluent's with a registry, else single-object. */
  public static <T extends SpecificRecord> RecordCodec<T> of(
      Topic<T> topic, KafkaConnection connection) {
    return connection
        .schemaRegistry()
        .<RecordCodec<T>>map(registry -> confluent(topic, registry))
        .orElseGet(() -> singleObject(topic.type()));
  }
}
