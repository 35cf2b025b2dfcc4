package io.vigil.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.privacy.Privacy;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.launcher.WorldFilm;
import io.vigil.launcher.config.ConfigLoader;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One film through two whole systems with the shipped bundle: its pictures and sound sent as they
 * are, and as a stream of events only. The same is said of it, and in the second Kafka, read from
 * the first byte to the last, there is no picture and no sound.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsOnlyTest {
  private static final Path BUNDLE = Path.of("../../model/src/main/bundles/default");
  private static final Instant START = Instant.parse("2026-01-31T08:00:00.250Z");
  private static final String STREAM = "film";
  private static final int SECONDS = 24;
  private static final float TOLERANCE = 1e-4f;

  /** So many bytes in a row of a picture or of sound are no chance. */
  private static final int NO_CHANCE = 24;

  private final Film open = new Film();
  private final Film closed = new Film();

  /** What came of the film, and all that its Kafka held at the end. */
  private static final class Film {
    private final HeardRecords heard = new HeardRecords();
    private final List<ConsumerRecord<byte[], byte[]>> kafka = new ArrayList<>();

    private <T extends SpecificRecord> List<T> records(Topic<T> topic) {
      List<T> records = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> raw : kafka) {
        if (raw.topic().equals(topic.name())) {
          try {
            records.add(Codecs.singleObject(topic.type()).decode(raw.value()));
          } catch (RecordFormatException e) {
            throw new AssertionError("unreadable on " + topic.name(), e);
          }
        }
      }
      return records;
    }
  }

  @BeforeAll
  void playTheFilmBothWays(@TempDir Path folder) throws Exception {
    SimulatedCamera world = new SimulatedCamera(1_000_003, Split.TEST);
    Path film = WorldFilm.write(world, SECONDS, folder.resolve("world.mp4"));
    play(film, Privacy.OPEN, folder.resolve("open"), open);
    play(film, new Privacy(List.of(), true, true), folder.resolve("closed"), closed);
  }

  private static void play(Path film, Privacy privacy, Path data, Film into) throws Exception {
    SourceOptions options = new SourceOptions(true, Optional.of(START), privacy);
    new Runner(
            ConfigLoader.defaults(),
            BUNDLE,
            List.of(),
            (system, ingest, directory) -> () -> readAll(system.kafka(), into.kafka))
        .run(
            List.of(new StreamSource(STREAM, SourceAddress.parse(film.toString()), options)),
            data,
            Optional.empty(),
            new Runner.Hooks(kafka -> {}, into.heard, () -> false));
  }

  /** Every record of every topic that the broker has, its own ones too. */
  private static void readAll(
      KafkaConnection connection, List<ConsumerRecord<byte[], byte[]>> records) {
    Properties properties = connection.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("exclude.internal.topics", "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
  }

  @Test
  void noPictureAndNoSoundReachesKafka() {
    Set<ByteBuffer> pieces = new HashSet<>();
    for (Frame frame : open.records(Topics.FRAMES)) {
      addPieces(frame.getData(), pieces);
    }
    for (AudioSegment segment : open.records(Topics.AUDIO)) {
      addPieces(segment.getData(), pieces);
    }
    assertThat(pieces).as("what there is to be found").hasSizeGreaterThan(10_000);
    assertThat(found(open, pieces)).as("what is found where it is sent").isPositive();

    assertThat(closed.kafka)
        .extracting(ConsumerRecord::topic)
        .contains(Topics.TOKENS.name(), Topics.EVENTS.name(), Topics.STREAMS.name())
        .doesNotContain(Topics.FRAMES.name(), Topics.AUDIO.name(), Topics.DEAD_LETTERS.name());
    assertThat(found(closed, pieces)).isZero();
    for (ConsumerRecord<byte[], byte[]> record : closed.kafka) {
      assertThat(indexOfJpeg(record.value())).as(record.topic()).isNegative();
    }
  }

  private static void addPieces(ByteBuffer data, Set<ByteBuffer> pieces) {
    ByteBuffer from = data.duplicate();
    while (from.remaining() >= NO_CHANCE) {
      byte[] piece = new byte[NO_CHANCE];
      from.get(piece);
      if (new HashSet<>(boxed(piece)).size() > NO_CHANCE / 3) {
        pieces.add(ByteBuffer.wrap(piece));
      }
    }
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> boxed = new ArrayList<>();
    for (byte each : bytes) {
      boxed.add(each);
    }
    return boxed;
  }

  /** How often a piece of a picture or of sound begins anywhere in the records. */
  private static long found(Film film, Set<ByteBuffer> pieces) {
    long count = 0;
    for (ConsumerRecord<byte[], byte[]> record : film.kafka) {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      for (int i = 0; i + NO_CHANCE <= value.length; i++) {
        count += pieces.contains(ByteBuffer.wrap(value, i, NO_CHANCE).slice()) ? 1 : 0;
      }
    }
    return count;
  }

  private static int indexOfJpeg(byte[] value) {
    for (int i = 0; value != null && i + 3 < value.length; i++) {
      if (value[i] == (byte) 0xff
          && value[i + 1] == (byte) 0xd8
          && value[i + 2] == (byte) 0xff
          && (value[i + 3] & 0xf0) == 0xe0) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void theSameEventsAreTold() {
    assertThat(open.heard.events()).hasSizeGreaterThan(4);
    assertThat(closed.heard.events())
        .extracting(e -> e.getId() + e.getPhase() + e.getStart() + e.getEnd() + e.getCause())
        .containsExactlyInAnyOrderElementsOf(
            open.heard.events().stream()
                .map(e -> e.getId() + e.getPhase() + e.getStart() + e.getEnd() + e.getCause())
                .toList());
    Comparator<Event> order =
        Comparator.comparing(Event::getId)
            .thenComparing(Event::getPhase)
            .thenComparing(Event::getEnd);
    List<Event> sent = open.heard.events().stream().sorted(order).toList();
    List<Event> kept = closed.heard.events().stream().sorted(order).toList();
    for (int i = 0; i < sent.size(); i++) {
      assertThat(kept.get(i).getConfidence())
          .as(sent.get(i).getType())
          .isCloseTo(sent.get(i).getConfidence(), within(TOLERANCE));
    }
  }

  @Test
  void theSameIsSaidInTheSameWords() {
    assertThat(open.heard.captions()).hasSizeGreaterThan(2);
    assertThat(closed.heard.captions())
        .extracting(c -> c.getId() + c.getRevision() + c.getStart() + c.getEnd() + c.getText())
        .containsExactlyInAnyOrderElementsOf(
            open.heard.captions().stream()
                .map(c -> c.getId() + c.getRevision() + c.getStart() + c.getEnd() + c.getText())
                .toList());
    assertThat(closed.heard.moments()).hasSameSizeAs(open.heard.moments());
    for (int i = 0; i < open.heard.moments().size(); i++) {
      List<Float> expected = open.heard.moments().get(i).getEmbedding();
      for (int k = 0; k < expected.size(); k++) {
        assertThat(closed.heard.moments().get(i).getEmbedding().get(k))
            .isCloseTo(expected.get(k), within(TOLERANCE));
      }
    }
  }

  @Test
  void tokensCarryTheirModelAndTheLoudnessOfTheirSound() throws Exception {
    BundleManifest manifest = BundleLoader.manifest(BUNDLE);
    List<MediaTokens> tokens =
        closed.records(Topics.TOKENS).stream()
            .filter(t -> t.getMarker() == MarkerKind.NONE)
            .toList();
    assertThat(tokens)
        .allSatisfy(
            t -> {
              assertThat(t.getModelName()).isEqualTo(manifest.name());
              assertThat(t.getModelVersion()).isEqualTo(manifest.version());
              assertThat(t.getModelDigest()).isEqualTo(manifest.digest()).hasSize(64);
            });
    assertThat(tokens)
        .filteredOn(t -> t.getSense() == Sense.PICTURE)
        .hasSizeGreaterThan(SECONDS)
        .hasSameSizeAs(
            open.records(Topics.FRAMES).stream()
                .filter(f -> f.getMarker() == MarkerKind.NONE)
                .toList());
    assertThat(tokens)
        .filteredOn(t -> t.getSense() == Sense.SOUND)
        .allSatisfy(t -> assertThat(t.getLevel()).isBetween(-100f, 0f))
        .anySatisfy(t -> assertThat(t.getLevel()).isGreaterThan(-60f));
    assertThat(closed.records(Topics.STREAMS))
        .extracting(StreamStatus::getEventsOnly)
        .containsOnly(true);
    assertThat(open.records(Topics.STREAMS))
        .extracting(StreamStatus::getEventsOnly)
        .containsOnly(false);
  }

  @Test
  void lessIsSent() {
    long media = bytes(open, Topics.FRAMES) + bytes(open, Topics.AUDIO);
    long tokens = bytes(closed, Topics.TOKENS);
    assertThat(tokens).isLessThan(media / 2);
  }

  private static long bytes(Film film, Topic<?> topic) {
    return film.kafka.stream()
        .filter(record -> record.topic().equals(topic.name()))
        .mapToLong(record -> record.value().length)
        .sum();
  }
}
