package io.vigil.operators.deadletter;

import io.vigil.operators.sink.Outlet;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes dead letters of one step. Thread-safe. */
public final class DeadLetters {

  private static final int NOWHERE = -1;

  private final String step;
  private final Outlet<DeadLetter> outlet;

  /**
   * Makes the letters of a step.
   *
   * @param step encode, fuse, caption, questions or answer
   */
  public DeadLetters(String step, KafkaConnection connection) {
    this.step = step;
    this.outlet = new Outlet<>(Topics.DEAD_LETTERS, connection);
  }

  /** The letter of a record of Kafka, with its whole key and value. */
  public <T> Outcome<T> of(RawRecord raw, Failure failure) {
    return letter(raw.topic(), raw.partition(), raw.offset(), raw.key(), raw.value(), failure);
  }

  /** The letter of something that the job itself made of a stream's records. */
  public <T> Outcome<T> of(String stream, Failure failure) {
    return letter("", NOWHERE, NOWHERE, Keys.of(stream), new byte[0], failure);
  }

  private <T> Outcome<T> letter(
      String topic, int partition, long offset, byte[] key, byte[] value, Failure failure) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(topic)
            .setPartition(partition)
            .setOffset(offset)
            .setStep(step)
            .setCode(failure.code().name())
            .setError(failure.error())
            .setKey(ByteBuffer.wrap(key))
            .setValue(ByteBuffer.wrap(value))
            .setTime(now)
            .build();
    return new Outcome.Dead<>(failure.code(), outlet.of(key, now, letter));
  }
}
