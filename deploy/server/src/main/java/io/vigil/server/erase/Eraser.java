package io.vigil.server.erase;

import io.vigil.schemas.ErasedTopic;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Erases a stream's records from every topic, and proves it by reading all of them again.
 *
 * <p>First a record on {@code vigil.erasures} hides them from every reader. Then what Kafka can
 * delete is deleted: a partition from its beginning as far as nothing of other streams lies there,
 * and keys of compacted topics. Of what remains the proof says when retention will have removed it.
 * Thread-safe.
 */
public final class Eraser {
  /** A camera that was told of so long ago is not being ingested, whatever its last state. */
  private static final Duration SILENT = Duration.ofSeconds(60);

  /** The job has nothing more to tell of a stream that has been quiet for so long. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final Duration COMPACTION = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 1_000;
  private static final Set<StreamState> WATCHED =
      Set.of(StreamState.CONNECTING, StreamState.ONLINE, StreamState.RECONNECTING);

  private final KafkaConnection kafka;
  private final Clock clock;

  /** One for a Kafka; nothing is opened yet. */
  public Eraser(KafkaConnection kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * What is to be erased.
   *
   * @param stream its id
   * @param before only what Kafka took before this; empty for all up to now
   * @param allBefore whether records of other streams may be lost that lie before those of this one
   * @param by who asks
   */
  public record Request(String stream, Optional<Instant> before, boolean allBefore, String by) {}

  /**
   * Erases. Takes as long as it takes to read all topics twice, and up to a minute more.
   *
   * @param progress is told what is done, in a few words
   * @return the proof, which lies on {@code vigil.erasures} too
   * @throws Problem 404 if no topic has a record of the stream, 409 if it is being ingested or the
   *     job still tells of it, 503 if Kafka does not answer or refuses
   */
  public Erasure erase(Request request, Consumer<String> progress) {
    try {
      return run(request, progress);
    } catch (KafkaException | ExecutionException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new Problem(
          503,
          "kafka-unavailable",
          "Kafka does not do it",
          "Kafka at %s: %s. What is hidden stays hidden; erase again when it answers."
              .formatted(kafka.bootstrapServers(), cause.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "interrupted", "It was interrupted", "erase again");
    }
  }

  private Erasure run(Request request, Consumer<String> progress)
      throws ExecutionException, InterruptedException {
    progress.accept("reading all topics");
    Optional<Erasure> earlier = Erasures.read(kafka).of(request.stream());
    StreamScan scan = settled(request, earlier, progress);
    Instant before = before(request, earlier);
    Erasure erasure =
        Erasure.newBuilder()
            .setStream(request.stream())
            .setBefore(before)
            .setTime(now())
            .setBy(request.by())
            .build();
    publish(erasure);
    progress.accept("hidden from every list and search; deleting");
    try (Admin admin = Admin.create(kafka.toProperties())) {
      Deletion deletion = new Deletion(admin, kafka, request.allBefore());
      StreamScan after;
      try {
        deletion.delete(scan.tallies());
        after = compacted(request, before, deletion, progress);
      } finally {
        deletion.restore();
      }
      Erasure proved = Erasure.newBuilder(erasure).setTopics(proof(scan, after, deletion)).build();
      publish(proved);
      return proved;
    }
  }

  /** Reads all topics again, until Kafka has compacted what was taken out of compacted ones. */
  private StreamScan compacted(
      Request request, Instant before, Deletion deletion, Consumer<String> progress)
      throws InterruptedException {
    progress.accept("reading all topics again");
    StreamScan after = StreamScan.run(kafka, request.stream(), before);
    long deadline = System.nanoTime() + COMPACTION.toNanos();
    while (deletion.compacts(after.tallies()) && System.nanoTime() < deadline) {
      progress.accept("waiting for Kafka to compact");
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      after = StreamScan.run(kafka, request.stream(), before);
    }
    return after;
  }

  /** An earlier erasure that reaches further is not taken back. */
  private Instant before(Request request, Optional<Erasure> earlier) {
    Instant before = request.before().orElseGet(this::now).truncatedTo(ChronoUnit.MILLIS);
    return earlier.map(Erasure::getBefore).filter(before::isBefore).orElse(before);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Reads the topics once nothing of the stream comes any more. */
  private StreamScan settled(Request request, Optional<Erasure> earlier, Consumer<String> progress)
      throws InterruptedException {
    // Of this very moment: to read all topics may take long.
    Instant asked = now();
    StreamScan scan = StreamScan.run(kafka, request.stream(), before(request, earlier));
    if (scan.found() == 0 && earlier.isEmpty()) {
      throw new Problem(
          404,
          "unknown-stream",
          "There is nothing to erase",
          "no topic has a record of the stream '%s'%s; see the streams by GET /api/v1/streams"
              .formatted(
                  request.stream(),
                  request.before().map(time -> " before " + Json.text(time)).orElse("")));
    }
    // What is long past can be erased while the camera goes on.
    if (request.before().filter(time -> time.isBefore(now().minus(SILENT))).isPresent()) {
      return scan;
    }
    boolean watched = scan.status().filter(s -> WATCHED.contains(s.getState())).isPresent();
    if (watched && younger(scan.newest(), asked.minus(SILENT))) {
      throw ingested(request.stream());
    }
    long deadline = System.nanoTime() + SILENT.toNanos();
    while (younger(scan.newestOfMedia(), asked.minus(QUIET))) {
      if (System.nanoTime() > deadline) {
        throw ingested(request.stream());
      }
      progress.accept("waiting until the job has told all of it");
      // All topics are read anew after it, so not before what came last may have been the last.
      Instant quiet = scan.newestOfMedia().orElse(asked).plus(QUIET);
      TimeUnit.MILLISECONDS.sleep(
          Math.max(PAUSE_MILLIS, Duration.between(now(), quiet).toMillis()));
      asked = now();
      scan = StreamScan.run(kafka, request.stream(), before(request, earlier));
    }
    return scan;
  }

  private static boolean younger(Optional<Instant> newest, Instant than) {
    return newest.filter(time -> time.isAfter(than)).isPresent();
  }

  /** The refusal to erase what is being written. */
  public static Problem ingested(String stream) {
    return new Problem(
        409,
        "still-ingested",
        "The stream is being ingested",
        "pause or remove '%s' first, or stop its `vigil ingest`: what comes meanwhile would stay"
            .formatted(stream));
  }

  private static List<ErasedTopic> proof(StreamScan scan, StreamScan after, Deletion deletion) {
    return scan.tallies().stream()
        .map(tally -> tally.partition().topic())
        .distinct()
        .map(
            topic -> {
              Optional<Instant> goneBy =
                  after.newest(topic).flatMap(newest -> deletion.goneBy(topic, newest));
              ErasedTopic.Builder line =
                  ErasedTopic.newBuilder()
                      .setTopic(topic)
                      .setFound(scan.found(topic))
                      .setLeft(after.found(topic))
                      .setOthersLost(deletion.othersLost(topic));
              goneBy.ifPresent(line::setGoneBy);
              return line.build();
            })
        .toList();
  }

  private void publish(Erasure erasure) throws ExecutionException, InterruptedException {
    Properties properties = kafka.toProperties();
    properties.put("linger.ms", "0");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ERASURES.name(),
                  Keys.of(erasure.getStream()),
                  Codecs.of(Topics.ERASURES, kafka).encode(erasure)))
          .get();
    }
  }
}
