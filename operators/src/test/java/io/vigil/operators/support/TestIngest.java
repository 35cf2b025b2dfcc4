package io.vigil.operators.support;

import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes media as ingest does. */
public final class TestIngest implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordCodec<Frame> frames;
  private final RecordCodec<AudioSegment> audio;
  private final RecordCodec<MediaTokens> tokens;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  /** Publishes to a broker. */
  public TestIngest(TestKafka kafka) {
    this.producer = kafka.producer();
    this.frames = Codecs.of(Topics.FRAMES, kafka.connection());
    this.audio = Codecs.of(Topics.AUDIO, kafka.connection());
    this.tokens = Codecs.of(Topics.TOKENS, kafka.connection());
  }

  /** Publishes seconds [from, to) of a camera, frames and sound as they come. */
  public void play(TestCamera camera, int from, int to) {
    for (int second = from; second < to; second++) {
      camera.frames(2 * second, 2 * second + 2).forEach(this::send);
      camera.audio(second, second + 1).forEach(this::send);
    }
    flush();
  }

  /** Publishes the end of a camera that was played for so many seconds. */
  public void end(TestCamera camera, int seconds) {
    Instant end = camera.start().plusSeconds(seconds);
    send(camera.frame(2L * seconds, end, MarkerKind.END).build());
    send(camera.audio(seconds, end, MarkerKind.END).build());
    flush();
  }

  /** Publishes frames. */
  public void frames(List<Frame> frames) {
    frames.forEach(this::send);
    flush();
  }

  /** Publishes sound. */
  public void audio(List<AudioSegment> segments) {
    segments.forEach(this::send);
    flush();
  }

  /** Publishes a frame. */
  public void send(Frame frame) {
    bytes(Topics.FRAMES.name(), frame.getStream(), frames.encode(frame));
  }

  /** Publishes a segment. */
  public void send(AudioSegment segment) {
    bytes(Topics.AUDIO.name(), segment.getStream(), audio.encode(segment));
  }

  /** Publishes tokens. */
  public void send(MediaTokens record) {
    bytes(Topics.TOKENS.name(), record.getStream(), tokens.encode(record));
  }

  /** Publishes any bytes. */
  public void bytes(String topic, String stream, byte[] value) {
    sent.add(producer.send(new ProducerRecord<>(topic, Keys.of(stream), value)));
  }

  /** Waits until the broker has all; fails if it refused a record. */
  public void flush() {
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("a record was not taken: " + e, e);
      }
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }
}
