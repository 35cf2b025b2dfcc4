package io.vigil.launcher.bench;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What exactly-once takes by itself: records at a steady rate over many topics in transactions, one
 * after another, by a producer that does nothing else; from when each was due to when a reader of
 * committed records had it.
 */
final class TransactionFloor {
  private static final int RECORD_BYTES = 300;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LAST = Duration.ofSeconds(2);

  private final KafkaConnection kafka;
  private final List<TopicPartition> topics;
  private final Duration commitInterval;

  TransactionFloor(KafkaConnection kafka, List<Topic<?>> topics, Duration commitInterval) {
    this.kafka = kafka;
    this.topics = topics.stream().map(t -> new TopicPartition(t.name(), 0)).toList();
    this.commitInterval = commitInterval;
  }

  /** Holds a rate for a time, after another time to warm up. Blocking. */
  Delays hold(double perSecond, int warmUpSeconds, int seconds, BenchSetting setting) {
    Delays delays = new Delays();
    AtomicBoolean over = new AtomicBoolean();
    Properties reading = kafka.toProperties();
    reading.put("enable.auto.commit", "false");
    reading.put("isolation.level", "read_committed");
    Properties writing = kafka.toProperties();
    writing.put("transactional.id", "vigil-bench-floor");
    writing.put("linger.ms", Long.toString(2 * commitInterval.toMillis()));
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
      consumer.assign(topics);
      consumer.seekToEnd(topics);
      topics.forEach(consumer::position);
      long from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
      Thread reader =
          new Thread(() -> read(consumer, from, delays, over), "vigil-bench-transactions");
      reader.start();
      try {
        write(producer, perSecond, warmUpSeconds + seconds, setting);
        LockSupport.parkNanos(LAST.toNanos());
      } finally {
        over.set(true);
        join(reader);
      }
    }
    return delays;
  }

  private void write(
      KafkaProducer<byte[], byte[]> producer, double perSecond, int seconds, BenchSetting setting) {
    producer.initTransactions();
    double step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long begin = System.nanoTime();
    long commit = begin + commitInterval.toNanos();
    producer.beginTransaction();
    for (long i = 0; i < perSecond * seconds; i++) {
      long due = begin + (long) (i * step);
      LockSupport.parkNanos(due - System.nanoTime());
      byte[] value = ByteBuffer.allocate(RECORD_BYTES).putLong(due).array();
      String topic = topics.get((int) (i % topics.size())).topic();
      Future<?> unused = producer.send(new ProducerRecord<>(topic, value));
      if (System.nanoTime() > commit) {
        setting.at("");
        producer.commitTransaction();
        producer.beginTransaction();
        commit = System.nanoTime() + commitInterval.toNanos();
      }
    }
    producer.commitTransaction();
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer, long from, Delays delays, AtomicBoolean over) {
    while (!over.get()) {
      var records = consumer.poll(POLL);
      long now = System.nanoTime();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        long due = ByteBuffer.wrap(record.value()).getLong();
        if (due >= from) {
          delays.add(Duration.ofNanos(now - due));
        }
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
