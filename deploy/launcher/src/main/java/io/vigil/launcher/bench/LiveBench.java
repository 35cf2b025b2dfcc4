package io.vigil.launcher.bench;

import io.vigil.schemas.Caption;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How soon what is said is with the clients that are told live, by themselves and with others
 * beside them that do not read.
 */
final class LiveBench implements Bench {
  private static final int CLIENTS = 200;
  private static final int SLOW = 20;
  private static final int RATE = 40;

  /**
   * So long a caption that what waits for one who does not read is soon too much: some MB lie in
   * the system's buffers before any wait in the server.
   */
  private static final int TEXT = 14_000;

  /** Then more waits for one who does not read than the server keeps, but it is not idle yet. */
  private static final int SLOW_SECONDS = 25;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** With slow ones beside them the others may take this much longer: it is noise, no waiting. */
  private static final double TARGET = 1.5;

  private static final String STREAM = "bench";

  @Override
  public String name() {
    return "live";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    setting.at("starts the server");
    try (ServedBroker served = ServedBroker.start(setting, "live");
        LiveClients clients = new LiveClients(served.address())) {
      Captions captions = new Captions(served.kafka());
      try (captions) {
        clients.connect(CLIENTS - SLOW);
        clients.start();
        setting.at("warms up");
        captions.say(setting.amount(10, 20), setting);
        setting.at("tells " + (CLIENTS - SLOW) + " clients");
        int unused = clients.measure().count();
        captions.say(setting.amount(15, 60), setting);
        Delays alone = clients.measure();
        setting.at("tells them with " + SLOW + " beside them that do not read");
        clients.connectSlow(SLOW);
        captions.say(SLOW_SECONDS, setting);
        Delays beside = clients.measure();
        return figures(alone, beside, clients.told(PATIENCE));
      }
    }
  }

  private List<BenchFigure> figures(Delays alone, Delays beside, int told) {
    double ratio = beside.seconds(99) / alone.seconds(99);
    return List.of(
        figure("delay to a client, p99, all reading", alone),
        figure("delay to a client, p99, " + SLOW + " of them not reading", beside),
        BenchFigure.of(
                name(), "what those cost the others", ratio, "times", BenchFigure.Better.LOWER)
            .aiming(TARGET),
        BenchFigure.of(
                name(),
                "clients that did not read, let go and told so",
                told,
                "of " + SLOW,
                BenchFigure.Better.HIGHER)
            .aiming(SLOW));
  }

  private BenchFigure figure(String what, Delays delays) {
    return BenchFigure.of(name(), what, delays.seconds(99), "s", BenchFigure.Better.LOWER)
        .with("p50, s", delays.seconds(50))
        .with("clients", CLIENTS - SLOW)
        .with("messages/s", RATE)
        .with("messages told", delays.count());
  }

  /** Captions at a steady rate that carry when they were sent. */
  private static final class Captions implements AutoCloseable {
    private final RecordCodec<Caption> codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private long number;

    Captions(KafkaConnection kafka) {
      codec = Codecs.of(Topics.CAPTIONS, kafka);
      Properties properties = kafka.toProperties();
      properties.put("linger.ms", "0");
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void say(int seconds, BenchSetting setting) {
      long step = TimeUnit.SECONDS.toNanos(1) / RATE;
      long from = System.nanoTime();
      for (long i = 0; i < (long) RATE * seconds; i++) {
        LockSupport.parkNanos(from + i * step - System.nanoTime());
        setting.at("");
        Instant start = begin.plusMillis(number++ * TimeUnit.SECONDS.toMillis(1) / RATE);
        Caption caption =
            Caption.newBuilder()
                .setStream(STREAM)
                .setId(RecordIds.caption(STREAM, start))
                .setRevision(1)
                .setIsFinal(true)
                .setStart(start)
                .setEnd(start.plusSeconds(4))
                .setText("@" + System.nanoTime() + "@ " + "x".repeat(TEXT))
                .setConfidence(0.9f)
                .setPictureShare(0.5f)
                .setSoundShare(0.5f)
                .setModel(STREAM)
                .setEmitted(start)
                .build();
        Future<?> unused =
            producer.send(
                new ProducerRecord<>(
                    Topics.CAPTIONS.name(), Keys.of(STREAM), codec.encode(caption)));
      }
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
