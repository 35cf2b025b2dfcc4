package io.vigil.launcher.bench;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the media topics' records again, byte for byte, so that a pass-through, which does not
 * look into them, has enough to do for its rate to be told.
 */
final class MediaCopies {
  private static final Duration POLL = Duration.ofMillis(200);

  private MediaCopies() {}

  static void make(KafkaConnection kafka, int copies) {
    List<ConsumerRecord<byte[], byte[]>> records = read(kafka);
    Properties properties = kafka.toProperties();
    properties.put("max.request.size", Integer.toString(8 << 20));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < copies; i++) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
          // A record that is lost shows in the count that the benchmark then waits for.
          var unused =
              producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value()));
        }
      }
      producer.flush();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(KafkaConnection kafka) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : List.of(Topics.FRAMES.name(), Topics.AUDIO.name())) {
        consumer
            .partitionsFor(topic)
            .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }
}
