package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.ingest.encode.TokenModel;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.privacy.Privacy;
import io.vigil.ingest.publish.KafkaPublisher;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.ingest.testing.TopicReader;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tokens on their way to a real Kafka, whatever network makes them. */
final class TokenPublishTest {
  private static final long SLOT = 500_000;
  private static final long START = 1_800_000_000_000_000L;

  /** Bytes of pictures that the encoder fails on. */
  private static final Set<Integer> BAD = Set.of(105, 112, 119);

  @TempDir static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  /** Tells of each record its size: what counts here is the way, not the network. */
  private static final class Sizes implements TokenEncoder {
    private final CountDownLatch open;
    private final Duration maxLag;

    Sizes(CountDownLatch open, Duration maxLag) {
      this.open = open;
      this.maxLag = maxLag;
    }

    static Sizes fast() {
      return new Sizes(new CountDownLatch(0), Duration.ZERO);
    }

    @Override
    public TokenModel model() {
      return new TokenModel("sizes", "1", "ab", 2, SLOT, maxLag);
    }

    @Override
    public CompletableFuture<float[]> picture(ByteBuffer jpeg) {
      int size = jpeg.remaining();
      return CompletableFuture.supplyAsync(() -> tokens(size));
    }

    private float[] tokens(int size) {
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (BAD.contains(size)) {
        throw new IllegalArgumentException("a picture of " + size + " bytes");
      }
      return new float[] {size, 0};
    }

    @Override
    public CompletableFuture<float[]> sound(long time, ByteBuffer pcm) {
      return CompletableFuture.completedFuture(new float[] {pcm.remaining(), 1});
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }

  private static List<MediaTokens> tokens(String stream) throws Exception {
    try (TopicReader<MediaTokens> reader = new TopicReader<>(broker.connection(), Topics.TOKENS)) {
      List<MediaTokens> all =
          reader.until(
              records ->
                  records.stream()
                          .filter(t -> t.getStream().equals(stream))
                          .filter(t -> t.getMarker() == MarkerKind.END)
                          .count()
                      == 2);
      return all.stream().filter(t -> t.getStream().equals(stream)).toList();
    }
  }

  private static List<MediaTokens> of(Sense sense, List<MediaTokens> tokens) {
    return tokens.stream().filter(t -> t.getSense() == sense).toList();
  }

  private static void assertNoHoles(List<MediaTokens> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.get(i).getSequence()).isEqualTo(i);
    }
  }

  @Test
  void whatCannotBeEncodedIsToldAsAGapInItsPlace() throws Exception {
    try (Sizes encoder = Sizes.fast();
        KafkaPublisher publisher =
            KafkaPublisher.ofTokens(
                broker.connection(), PublishConfig.defaults(), Clock.systemUTC(), encoder)) {
      publisher.start();
      StreamOutput output = publisher.output("bad");
      output.newEpoch(ClockKind.NTP, START);
      for (int i = 0; i < 20; i++) {
        picture(output, i, 100 + i);
      }
      output.end(0);
      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();

      List<MediaTokens> pictures = of(Sense.PICTURE, tokens("bad"));
      assertNoHoles(pictures);
      assertThat(pictures)
          .filteredOn(t -> t.getMarker() == MarkerKind.GAP)
          .hasSize(3)
          .allSatisfy(
              gap -> {
                assertThat(gap.getDropped()).isEqualTo(1);
                assertThat(gap.getGapCause()).isEqualTo(GapCause.DROPPED);
                MediaTokens next = pictures.get(pictures.indexOf(gap) + 1);
                assertThat(gap.getTime()).isBefore(next.getTime());
                assertThat(gap.getGapEnd()).isBeforeOrEqualTo(next.getTime());
              });
      assertThat(pictures).filteredOn(t -> t.getMarker() == MarkerKind.NONE).hasSize(17);
      assertThat(output.counters().dropped()).isEqualTo(3);
      assertThat(output.counters().frames()).isEqualTo(17);
    }
  }

  private static void picture(StreamOutput output, int i, int size) throws InterruptedException {
    long time = START + i * SLOT;
    output.picture(time, time + SLOT, i == 0, 224, 126, 0, ByteBuffer.allocate(size));
  }

  @Test
  void whatWaitsTooLongForASlowEncoderIsToldAsAGapAndTheNewestIsEncoded() throws Exception {
    Duration maxLag = Duration.ofMillis(300);
    CountDownLatch open = new CountDownLatch(1);
    try (Sizes encoder = new Sizes(open, maxLag);
        KafkaPublisher publisher =
            KafkaPublisher.ofTokens(
                broker.connection(), PublishConfig.defaults(), Clock.systemUTC(), encoder)) {
      publisher.start();
      StreamOutput output = publisher.output("slow");
      output.newEpoch(ClockKind.NTP, START);
      int old = 60;
      for (int i = 0; i < old; i++) {
        picture(output, i, 701);
      }
      Instant tooOld = Instant.now().plus(maxLag);
      Await.until("what came to be too old", () -> Instant.now().isAfter(tooOld), Instant::now);
      open.countDown();
      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();
      picture(output, old, 703);
      output.end(0);
      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();

      List<MediaTokens> pictures = of(Sense.PICTURE, tokens("slow"));
      assertNoHoles(pictures);
      long told = pictures.stream().mapToLong(MediaTokens::getDropped).sum();
      assertThat(told).isGreaterThan(old / 2).isEqualTo(output.counters().dropped());
      long encoded = pictures.stream().filter(t -> t.getMarker() == MarkerKind.NONE).count();
      assertThat(encoded + told).isEqualTo(old + 1);
      ByteBuffer last = pictures.get(pictures.size() - 2).getData();
      assertThat(last.duplicate().order(ByteOrder.LITTLE_ENDIAN).getFloat()).isEqualTo(703);
    }
  }

  @Test
  void ofManySampledPicturesTheFirstOfEachSlotIsEncodedAndSoundIsMeasured() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("film.mp4"), FilmFormat.of(Container.MP4, 320, 180, 25), 4);
    StreamSource source =
        new StreamSource(
            "film",
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().withPrivacy(new Privacy(List.of(), true, true)));
    IngestConfig config = IngestConfig.defaults().withSampling(new SamplingConfig(25, 224, 4));
    try (Ingest ingest =
        new Ingest(config, broker.connection(), List.of(source), List.of(), Sizes::fast)) {
      ingest.start();
      assertThat(ingest.awaitEnd(Duration.ofMinutes(1))).isTrue();
    }
    List<MediaTokens> all = tokens("film");
    List<MediaTokens> pictures =
        of(Sense.PICTURE, all).stream().filter(t -> t.getMarker() == MarkerKind.NONE).toList();
    assertThat(pictures)
        .hasSize(8)
        .allSatisfy(
            t -> {
              assertThat(t.getModelName()).isEqualTo("sizes");
              assertThat(t.getModelDigest()).isEqualTo("ab");
              assertThat(t.getWidth()).isEqualTo(2);
              assertThat(t.getData().remaining()).isEqualTo(8);
              assertThat(t.getLevel()).isNull();
            });
    assertThat(pictures).extracting(t -> t.getTime().toEpochMilli() / 500).doesNotHaveDuplicates();
    assertThat(of(Sense.SOUND, all))
        .filteredOn(t -> t.getMarker() == MarkerKind.NONE)
        .hasSizeBetween(4, 5)
        .allSatisfy(t -> assertThat(t.getSamples()).isBetween(1, 16_000))
        .anySatisfy(t -> assertThat(t.getLevel()).isBetween(-60f, 0f));
  }

  @Test
  void withoutAModelSuchAStreamIsRefusedBeforeAnythingIsOpened() throws Exception {
    StreamSource source =
        new StreamSource(
            "none",
            SourceAddress.parse("film.mp4"),
            SourceOptions.defaults().withPrivacy(new Privacy(List.of(), true, true)));
    assertThatThrownBy(
            () ->
                new Ingest(
                    IngestConfig.defaults(), broker.connection(), List.of(source), List.of()))
        .hasMessageContaining("needs a model");
  }
}
