package io.vigil.launcher.topics;

import io.vigil.schemas.Question;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts questions on their topic. */
public final class QuestionSender {
  private QuestionSender() {}

  /**
   * Sends one, and waits until Kafka has it.
   *
   * @param patience longest wait for Kafka to answer
   * @throws io.vigil.launcher.failure.Failure if Kafka does not take it
   */
  public static void send(KafkaConnection kafka, Question question, Duration patience)
      throws InterruptedException {
    Properties properties = kafka.toProperties();
    properties.put("max.block.ms", Long.toString(patience.toMillis()));
    properties.put("request.timeout.ms", Long.toString(patience.toMillis()));
    properties.put("delivery.timeout.ms", Long.toString(patience.toMillis()));
    properties.put("linger.ms", "0");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.QUESTIONS.name(),
                  Keys.of(question.getStream()),
                  Codecs.of(Topics.QUESTIONS, kafka).encode(question)))
          .get();
    } catch (KafkaException | ExecutionException e) {
      throw KafkaFaults.of(kafka, e);
    }
  }
}
