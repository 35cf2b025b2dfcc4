package io.vigil.server.evidence;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one stream's records of an interval on the partition that its key has.
 *
 * <p>A record's own timestamp is its event time if that is near the wall clock, else the wall clock
 * (a film of last year). So the search begins where the timestamps say for either, and if that
 * finds nothing, with the oldest record; it ends with a record that is later than the interval. For
 * one thread.
 */
final class TopicScan implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofSeconds(2);

  /** Records come in the order of their times but for so much. */
  private static final Duration DISORDER = Duration.ofSeconds(5);

  /** How much later than its media a statement is made, at most, in general. */
  private static final Duration DELAY = Duration.ofSeconds(90);

  private final KafkaConnection kafka;
  private final byte[] key;
  private final Predicate<Instant> hidden;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * A record that was found.
   *
   * @param record decoded
   * @param place where it lies
   */
  record Hit<T>(T record, TopicOffset place) {}

  /**
   * What of a stream is on a topic.
   *
   * @param from event time of its oldest media record
   * @param to event time of its newest one
   */
  record Kept(Instant from, Instant to) {}

  /**
   * What a search gave.
   *
   * @param hits in the order of the topic
   * @param kept what was seen of the stream on the way; all that is kept where there are no hits
   */
  record Found<T>(List<Hit<T>> hits, Optional<Kept> kept) {}

  /**
   * A scan.
   *
   * @param hidden whether a record of that log's time is not to be found
   */
  TopicScan(KafkaConnection kafka, String stream, Predicate<Instant> hidden) {
    this.kafka = kafka;
    this.hidden = hidden;
    this.key = Keys.of(stream);
    Properties properties = kafka.toProperties();
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    try {
      consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  /**
   * Finds the records with their time in an interval.
   *
   * @param time of a record
   * @param wanted which records are media
   * @throws Problem 503 if Kafka does not answer
   */
  <T extends SpecificRecord> Found<T> find(
      Topic<T> topic,
      Function<T, Instant> time,
      Predicate<T> wanted,
      Instant start,
      Instant end,
      Optional<Instant> emitted) {
    RecordCodec<T> codec = Codecs.of(topic, kafka);
    try {
      @Nullable List<PartitionInfo> known = consumer.partitionsFor(topic.name());
      int partitions = known == null ? 0 : known.size();
      if (partitions == 0) {
        return new Found<>(List.of(), Optional.empty());
      }
      TopicPartition partition =
          new TopicPartition(topic.name(), Utils.toPositive(Utils.murmur2(key)) % partitions);
      consumer.assign(List.of(partition));
      Search<T> search = new Search<>(codec, time, wanted, start, end);
      for (long from : places(partition, start, end, emitted)) {
        search.run(partition, from);
        if (!search.hits.isEmpty()) {
          break;
        }
      }
      return new Found<>(search.hits, search.kept());
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  /** Where to begin, the likeliest first, the oldest record last. */
  private List<Long> places(
      TopicPartition partition, Instant start, Instant end, Optional<Instant> emitted) {
    List<Long> places = new ArrayList<>();
    offset(partition, start.minus(DISORDER)).ifPresent(places::add);
    emitted
        .flatMap(e -> offset(partition, e.minus(DELAY).minus(Duration.between(start, end))))
        .ifPresent(places::add);
    places.add(consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
    TreeSet<Long> tried = new TreeSet<>();
    return places.stream().filter(tried::add).toList();
  }

  private Optional<Long> offset(TopicPartition partition, Instant time) {
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(Map.of(partition, Math.max(0, time.toEpochMilli())));
    return Optional.ofNullable(found.get(partition)).map(OffsetAndTimestamp::offset);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }

  private Problem away(KafkaException e) {
    return new Problem(
        503,
        "kafka-unavailable",
        "Kafka does not answer",
        "Kafka at %s does not answer (%s); start it, and try again."
            .formatted(kafka.bootstrapServers(), e.getClass().getSimpleName()));
  }

  /** One search; for one thread. */
  private final class Search<T extends SpecificRecord> {

    private final RecordCodec<T> codec;
    private final Function<T, Instant> time;
    private final Predicate<T> wanted;
    private final Instant start;
    private final Instant end;
    private final List<Hit<T>> hits = new ArrayList<>();
    private @Nullable Kept seen;

    Search(
        RecordCodec<T> codec,
        Function<T, Instant> time,
        Predicate<T> wanted,
        Instant start,
        Instant end) {
      this.codec = codec;
      this.time = time;
      this.wanted = wanted;
      this.start = start;
      this.end = end;
    }

    Optional<Kept> kept() {
      return Optional.ofNullable(seen);
    }

    void run(TopicPartition partition, long from) {
      long last = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      consumer.seek(partition, from);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < last) {
        var batch = consumer.poll(POLL).records(partition);
        for (ConsumerRecord<byte[], byte[]> record : batch) {
          if (Arrays.equals(key, record.key())
              && !hidden.test(Instant.ofEpochMilli(record.timestamp()))
              && isLater(record)) {
            return;
          }
        }
        deadline = batch.isEmpty() ? deadline : System.nanoTime() + PATIENCE.toNanos();
        if (System.nanoTime() > deadline) {
          throw new org.apache.kafka.common.errors.TimeoutException("no records came");
        }
      }
    }

    /** Takes a record of the stream; whether what follows is later than the interval. */
    private boolean isLater(ConsumerRecord<byte[], byte[]> raw) {
      T record;
      try {
        record = codec.decode(raw.value());
      } catch (RecordFormatException e) {
        // The job has sent it to the dead letters; it is no evidence of anything.
        return false;
      }
      Instant at = time.apply(record);
      if (wanted.test(record)) {
        Kept before = seen;
        seen =
            before == null
                ? new Kept(at, at)
                : new Kept(
                    at.isBefore(before.from()) ? at : before.from(),
                    at.isAfter(before.to()) ? at : before.to());
        if (!at.isBefore(start) && at.isBefore(end)) {
          hits.add(new Hit<>(record, new TopicOffset(raw.topic(), raw.partition(), raw.offset())));
        }
      }
      return at.isAfter(end.plus(DISORDER));
    }
  }
}
