package io.vigil.launcher.bench;

import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Cameras as ingest and the job put them on the topics: two pictures a second of ingest's usual
 * size, a second of sound, and a caption now and then.
 */
final class WallStreams implements AutoCloseable {
  private static final int WIDTH = 224;
  private static final int HEIGHT = 126;
  private static final int PICTURES = 16;
  private static final int SAMPLE_RATE = 16_000;
  private static final int STEPS_PER_CAPTION = 8;
  private static final long STEP_MILLIS = 500;

  private final int streams;
  private final KafkaConnection kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<byte[]> pictures = new ArrayList<>();
  private final Random random = new Random(5);
  private long step;

  WallStreams(KafkaConnection kafka, int streams) {
    this.kafka = kafka;
    this.streams = streams;
    this.producer =
        new KafkaProducer<>(
            kafka.toProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(picture(i));
    }
  }

  /** Puts half a second of each stream on the topics; call it each half second. */
  void step() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < streams; i++) {
      String stream = "camera-%02d".formatted(i);
      if (step == 0) {
        send(Topics.STREAMS, stream, status(stream, now));
      }
      send(Topics.FRAMES, stream, frame(stream, now, pictures.get((int) (step + i) % PICTURES)));
      if (step % 2 == i % 2) {
        send(Topics.AUDIO, stream, sound(stream, now));
      }
      if (step % STEPS_PER_CAPTION == i % STEPS_PER_CAPTION) {
        send(Topics.CAPTIONS, stream, caption(stream, now));
      }
    }
    step++;
  }

  private <T extends SpecificRecord> void send(Topic<T> topic, String stream, T record) {
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(
                topic.name(), Keys.of(stream), Codecs.of(topic, kafka).encode(record)));
  }

  private static StreamStatus status(String stream, Instant now) {
    return StreamStatus.newBuilder()
        .setStream(stream)
        .setTime(now)
        .setState(StreamState.ONLINE)
        .setReason("")
        .setSource("bench")
        .setFrameRate(25)
        .setLastMediaTime(now)
        .build();
  }

  private Frame frame(String stream, Instant now, byte[] jpeg) {
    return Frame.newBuilder()
        .setStream(stream)
        .setEpoch(1)
        .setSequence(step)
        .setTime(now)
        .setWidth(WIDTH)
        .setHeight(HEIGHT)
        .setEncoding(FrameEncoding.JPEG)
        .setData(ByteBuffer.wrap(jpeg))
        .build();
  }

  private AudioSegment sound(String stream, Instant now) {
    byte[] samples = new byte[2 * SAMPLE_RATE];
    random.nextBytes(samples);
    return AudioSegment.newBuilder()
        .setStream(stream)
        .setEpoch(1)
        .setSequence(step / 2)
        .setTime(now)
        .setSampleRate(SAMPLE_RATE)
        .setChannels(1)
        .setEncoding(AudioEncoding.PCM_S16LE)
        .setData(ByteBuffer.wrap(samples))
        .build();
  }

  private static Caption caption(String stream, Instant now) {
    return Caption.newBuilder()
        .setStream(stream)
        .setId(RecordIds.caption(stream, now))
        .setRevision(1)
        .setIsFinal(true)
        .setStart(now.minusMillis(STEP_MILLIS * STEPS_PER_CAPTION))
        .setEnd(now)
        .setText("A person in red comes in from the left while music is heard")
        .setConfidence(0.8f)
        .setPictureShare(0.6f)
        .setSoundShare(0.4f)
        .setModel("bench")
        .setEmitted(now)
        .build();
  }

  /** A picture with as much in it as a camera's has, and something that moves. */
  private byte[] picture(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, Color.GRAY, WIDTH, HEIGHT, new Color(40, 70, 110)));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    Random stones = new Random(3);
    for (int i = 0; i < 200; i++) {
      g.setColor(new Color(stones.nextInt(256), stones.nextInt(256), stones.nextInt(256)));
      g.fillOval(stones.nextInt(WIDTH), stones.nextInt(HEIGHT), 8, 8);
    }
    g.setColor(Color.RED);
    g.fillRect(number * WIDTH / PICTURES, HEIGHT / 3, WIDTH / 8, HEIGHT / 2);
    g.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
