package io.vigil.server.media;

import io.vigil.schemas.Frame;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.history.HistoryReader.PicturePlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single pictures back from their topic. Thread-safe. */
public final class PictureReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaConnection kafka;

  public PictureReader(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * The picture at a place; empty if the topic does not hold it any more.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public Optional<Picture> read(PicturePlace place) {
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "none");
    properties.put("max.poll.records", "1");
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    TopicPartition partition = new TopicPartition(Topics.FRAMES.name(), place.partition());
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(List.of(partition));
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      if (place.offset() < first) {
        return Optional.empty();
      }
      consumer.seek(partition, place.offset());
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
        return record.offset() == place.offset() ? decode(record.value()) : Optional.empty();
      }
      return Optional.empty();
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  private Optional<Picture> decode(byte[] value) {
    try {
      Frame frame = Codecs.of(Topics.FRAMES, kafka).decode(value);
      return PictureBoard.of(frame);
    } catch (RecordFormatException e) {
      return Optional.empty();
    }
  }
}
