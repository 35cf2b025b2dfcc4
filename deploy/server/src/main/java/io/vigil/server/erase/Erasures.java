package io.vigil.server.erase;

import io.vigil.schemas.Erasure;
import io.vigil.schemas.Match;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.feed.FeedListener;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which streams are erased, up to when: what every reader of the topics asks before it shows a
 * record, for Kafka may hold it for a while yet. Read from {@code vigil.erasures} before anything
 * is served, and kept up to date by the feed. Thread-safe.
 */
public final class Erasures implements FeedListener {
  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Map<String, Erasure> known = new ConcurrentHashMap<>();

  /** Nothing is erased. */
  public Erasures() {}

  /**
   * Those that Kafka knows of now.
   *
   * @throws Problem 503 if Kafka does not answer
   */
  public static Erasures read(KafkaConnection kafka) {
    try {
      return readAll(kafka);
    } catch (KafkaException e) {
      throw new Problem(
          503,
          "kafka-unavailable",
          "Kafka does not answer",
          "Kafka at %s does not answer (%s); start it, and try again."
              .formatted(kafka.bootstrapServers(), e.getMessage()));
    }
  }

  private static Erasures readAll(KafkaConnection kafka) {
    Erasures erasures = new Erasures();
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    properties.put("allow.auto.create.topics", "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      // A cluster of an earlier release lacks the topic: then nothing was ever erased.
      @Nullable List<PartitionInfo> infos = consumer.listTopics().get(Topics.ERASURES.name());
      List<TopicPartition> partitions =
          infos == null
              ? List.of()
              : infos.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.value() != null) {
            erasures.add(Codecs.of(Topics.ERASURES, kafka).decode(record.value()));
          }
        }
      }
    } catch (RecordFormatException e) {
      LOG.warn("A record on {} cannot be read: {}", Topics.ERASURES.name(), e.getMessage());
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
    return erasures;
  }

  /** Takes one more; the newest of a stream counts. */
  public void add(Erasure erasure) {
    known.put(erasure.getStream(), erasure);
  }

  @Override
  public void take(List<Incoming> batch, Position after) {
    for (Incoming incoming : batch) {
      if (incoming.record() instanceof Erasure erasure) {
        add(erasure);
      }
    }
  }

  /**
   * Whether a stream's record is not to be shown.
   *
   * @param logged the log's time of it, or the wall clock when it was made
   */
  public boolean hide(String stream, Instant logged) {
    Erasure erasure = known.get(stream);
    return erasure != null && logged.isBefore(erasure.getBefore());
  }

  /** Whether a match is not to be shown: one of its streams is enough. */
  public boolean hide(Match match, Instant logged) {
    return hide(match.getStream(), logged)
        || match.getStreams().stream().anyMatch(stream -> hide(stream, logged));
  }

  /** What became of the newest erasure of a stream. */
  public Optional<Erasure> of(String stream) {
    return Optional.ofNullable(known.get(stream));
  }

  /** All, the newest first. */
  public Collection<Erasure> all() {
    return known.values().stream()
        .sorted(Comparator.comparing(Erasure::getTime).reversed())
        .toList();
  }
}
