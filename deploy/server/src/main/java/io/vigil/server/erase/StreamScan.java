package io.vigil.server.erase;

import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Match;
import io.vigil.schemas.Review;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads every topic of Vigil's from its beginning and counts a stream's records, those too that a
 * transaction left behind. Most are known by their key; matches, reviews and dead letters by what
 * is in them. For one thread.
 */
final class StreamScan {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  /** Their keys are names of something else; {@code vigil.erasures} is the proof itself. */
  private static final Set<String> NOT_OF_STREAMS =
      Set.of(
          Topics.SUBSCRIPTIONS.name(), Topics.SUBSCRIPTION_STATES.name(), Topics.ERASURES.name());

  private final KafkaConnection kafka;
  private final String stream;
  private final byte[] key;
  private final Instant before;
  private final Map<TopicPartition, Tally> tallies =
      new TreeMap<>(
          java.util.Comparator.comparing(TopicPartition::topic)
              .thenComparingInt(TopicPartition::partition));
  private @Nullable StreamStatus status;

  private StreamScan(KafkaConnection kafka, String stream, Instant before) {
    this.kafka = kafka;
    this.stream = stream;
    this.key = Keys.of(stream);
    this.before = before;
  }

  /**
   * Reads all there is up to now.
   *
   * @param before what was logged before this counts
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  static StreamScan run(KafkaConnection kafka, String stream, Instant before) {
    StreamScan scan = new StreamScan(kafka, stream, before);
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_uncommitted");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("max.poll.records", "5000");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      scan.read(consumer);
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
    return scan;
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    consumer
        .listTopics()
        .forEach(
            (topic, partitions) -> {
              if (Topics.byName(topic).isPresent() && !NOT_OF_STREAMS.contains(topic)) {
                partitions.forEach(
                    p -> {
                      TopicPartition partition = new TopicPartition(topic, p.partition());
                      tallies.put(partition, new Tally(partition));
                    });
              }
            });
    List<TopicPartition> all = List.copyOf(tallies.keySet());
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      var batch = consumer.poll(POLL);
      batch.forEach(this::take);
      deadline = batch.isEmpty() ? deadline : System.nanoTime() + PATIENCE.toNanos();
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("no records came for " + PATIENCE.toSeconds() + " s");
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Tally tally = tallies.get(new TopicPartition(record.topic(), record.partition()));
    if (tally == null) {
      return;
    }
    if (record.value() == null) {
      tally.removed(record.key());
      return;
    }
    Instant logged = Instant.ofEpochMilli(record.timestamp());
    if (isOfStream(record) && logged.isBefore(before)) {
      tally.own(record.offset(), logged, record.key() == null ? new byte[0] : record.key());
    } else {
      tally.other(record.key());
    }
  }

  private boolean isOfStream(ConsumerRecord<byte[], byte[]> record) {
    Topic<?> topic = Topics.byName(record.topic()).orElseThrow();
    boolean keyed = Arrays.equals(key, record.key());
    if (topic.type() == StreamStatus.class && keyed) {
      decode(topic, record).ifPresent(decoded -> status = (StreamStatus) decoded);
    }
    if (keyed
        || (topic.type() != Match.class
            && topic.type() != Review.class
            && topic.type() != DeadLetter.class)) {
      return keyed;
    }
    return decode(topic, record).filter(this::tellsOfStream).isPresent();
  }

  private boolean tellsOfStream(SpecificRecord record) {
    if (record instanceof Review review) {
      return review.getStream().equals(stream);
    }
    if (record instanceof Match match) {
      return match.getStream().equals(stream) || match.getStreams().contains(stream);
    }
    return record instanceof DeadLetter letter
        && letter.getKey().equals(java.nio.ByteBuffer.wrap(key));
  }

  private Optional<SpecificRecord> decode(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(Codecs.of(topic, kafka).decode(record.value()));
    } catch (RecordFormatException e) {
      return Optional.empty();
    }
  }

  /** Each partition that was read, in the order of the topics' names. */
  List<Tally> tallies() {
    return List.copyOf(tallies.values());
  }

  /** Records of the stream on all topics. */
  long found() {
    return tallies.values().stream().mapToLong(Tally::found).sum();
  }

  /** Records of the stream on one topic. */
  long found(String topic) {
    return of(topic).mapToLong(Tally::found).sum();
  }

  /** The log's time of the newest record of the stream, on any topic. */
  Optional<Instant> newest() {
    return newest(tallies.values().stream());
  }

  /**
   * The log's time of the newest record of the stream but for its state, which is told again and
   * again of a source that is paused or over.
   */
  Optional<Instant> newestOfMedia() {
    return newest(
        tallies.values().stream()
            .filter(tally -> !tally.partition().topic().equals(Topics.STREAMS.name())));
  }

  /** The log's time of the newest record of the stream on one topic. */
  Optional<Instant> newest(String topic) {
    return newest(of(topic));
  }

  private static Optional<Instant> newest(Stream<Tally> tallies) {
    return tallies.flatMap(tally -> tally.newest().stream()).max(Instant::compareTo);
  }

  private Stream<Tally> of(String topic) {
    return tallies.values().stream().filter(tally -> tally.partition().topic().equals(topic));
  }

  /** The state of the stream's source, as last told. */
  Optional<StreamStatus> status() {
    return Optional.ofNullable(status);
  }
}
