package io.vigil.server.api;

import io.vigil.schemas.Match;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.server.erase.Erasures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a subscription's matches backwards from its topic. Blocking; thread-safe. */
public final class MatchLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MatchLog.class);
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConnection kafka;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Erasures erasures;

  /**
   * Some matches.
   *
   * @param items newest first
   * @param next where older ones go on; empty if there are none
   */
  public record Page(List<Match> items, OptionalLong next) {}

  /** Reads from a Kafka of which nothing is erased. */
  public MatchLog(KafkaConnection kafka) {
    this(kafka, new Erasures());
  }

  /**
   * Reads from a Kafka; nothing is opened yet.
   *
   * @param erasures what is not to be shown
   */
  public MatchLog(KafkaConnection kafka, Erasures erasures) {
    this.kafka = kafka;
    this.erasures = erasures;
    Properties p = kafka.toProperties();
    p.put("enable.auto.commit", "false");
    p.put("isolation.level", "read_committed");
    p.put("auto.offset.reset", "earliest");
    p.put("allow.auto.create.topics", "false");
    p.put("default.api.timeout.ms", "10000");
    this.consumer =
        new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The newest matches before a place.
   *
   * @param before offset that they lie before; empty for the newest
   * @param limit how many at most
   */
  public synchronized Page before(Topic<Match> topic, OptionalLong before, int limit) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic.name());
    if (infos == null || infos.isEmpty()) {
      return new Page(List.of(), OptionalLong.empty());
    }
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    consumer.assign(List.of(partition));
    long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long newest = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long end = Math.min(newest, before.orElse(newest));
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    // A transaction's end takes a place too, so how far back so many records reach is not known.
    for (long span = 2L * limit + 2; ; span *= 2) {
      long from = Math.max(begin, end - span);
      found.clear();
      consumer.seek(partition, from);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          if (record.offset() < end) {
            found.add(record);
          }
        }
      }
      if (found.size() >= limit || from == begin) {
        break;
      }
    }
    return page(topic, found, limit);
  }

  /** Whether a match is not to be shown, because a stream of it is erased. */
  boolean hides(Match match, Instant when) {
    return erasures.hide(match, when);
  }

  private Page page(Topic<Match> topic, List<ConsumerRecord<byte[], byte[]>> found, int limit) {
    List<ConsumerRecord<byte[], byte[]>> last =
        found.subList(Math.max(0, found.size() - limit), found.size());
    List<Match> items = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : last) {
      try {
        if (record.value() != null) {
          Match match = Codecs.of(topic, kafka).decode(record.value());
          if (!hides(match, Instant.ofEpochMilli(record.timestamp()))) {
            items.add(match);
          }
        }
      } catch (RecordFormatException e) {
        LOG.debug("What is on {} at {} is no match", record.topic(), record.offset(), e);
      }
    }
    Collections.reverse(items);
    return new Page(
        items,
        found.size() > limit
                || (!last.isEmpty() && last.get(0).offset() > 0 && last.size() == limit)
            ? OptionalLong.of(last.get(0).offset())
            : OptionalLong.empty());
  }

  @Override
  public synchronized void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
