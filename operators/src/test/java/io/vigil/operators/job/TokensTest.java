package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.operators.encode.MediaEncoder;
import io.vigil.operators.sink.Delivery;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestTokens;
import io.vigil.schemas.Caption;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Moment;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams of which tokens alone come, on a real broker, Flink cluster and TensorFlow session. */
class TokensTest {

  private static final int SECONDS = 20;

  @RegisterExtension static final JobRun run = new JobRun();

  private MediaEncoder encoder;
  private TestTokens tokens;

  @BeforeEach
  void open() throws Exception {
    encoder = VigilJob.encoder(run.config().build());
    tokens = new TestTokens(encoder);
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void tokensSayWhatTheirPicturesAndSoundSayExactlyOnceOverAFailure() throws Exception {
    TestCamera sent = TestCamera.of("sent", 2);
    TestCamera kept = TestCamera.of("kept", 2);
    TestFlink.Running job =
        run.start(
            run.config()
                .delivery(Delivery.EXACTLY_ONCE)
                .checkpointInterval(Duration.ofMillis(500))
                .build());
    run.ingest().play(sent, 0, SECONDS / 2);
    tokens.play(kept, 0, SECONDS / 2, run.ingest());
    Await.until("a commit", JobRun.DEADLINE, () -> !run.moments("kept").isEmpty());
    job.killTaskManager();
    run.ingest().play(sent, SECONDS / 2, SECONDS);
    tokens.play(kept, SECONDS / 2, SECONDS, run.ingest());
    run.ingest().end(sent, SECONDS);
    tokens.end(kept, SECONDS, run.ingest());
    run.awaitEnd(sent, SECONDS);
    run.awaitEnd(kept, SECONDS);

    assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
    List<Moment> expected = run.moments("sent");
    List<Moment> found = run.moments("kept");
    assertThat(found).hasSize(SECONDS).hasSameSizeAs(expected);
    for (int i = 0; i < SECONDS; i++) {
      assertThat(found.get(i).getEnd()).isEqualTo(expected.get(i).getEnd());
      for (int k = 0; k < expected.get(i).getEmbedding().size(); k++) {
        assertThat(found.get(i).getEmbedding().get(k))
            .isCloseTo(expected.get(i).getEmbedding().get(k), within(1e-4f));
      }
    }
    assertThat(events("kept")).isNotEmpty().containsExactlyElementsOf(events("sent"));
    assertThat(captions("kept")).isNotEmpty().containsExactlyElementsOf(captions("sent"));
  }

  @Test
  void tokensThatAreNotTheBundlesAreRefusedByNameAndNeverFused() throws Exception {
    TestCamera camera = TestCamera.of("door", 4);
    TestCamera foreign = TestCamera.of("foreign", 4);
    for (Frame frame : foreign.frames(0, 16)) {
      run.ingest().send(tokens.of(frame).setModelDigest("0".repeat(64)).build());
    }
    foreign
        .audio(0, 8)
        .forEach(segment -> run.ingest().send(tokens.of(segment).setModelVersion("2").build()));
    tokens.end(foreign, 8, run.ingest());

    tokens.play(camera, 0, 4, run.ingest());
    List<Frame> frames = camera.frames(8, 12);
    ByteBuffer whole = tokens.of(frames.get(0)).getData();
    ByteBuffer broken = TestTokens.bytes(new float[whole.remaining() / Float.BYTES]);
    broken.putFloat(12, Float.NaN);
    run.ingest()
        .send(tokens.of(frames.get(0)).setData(whole.slice(0, whole.remaining() - 4)).build());
    run.ingest().send(tokens.of(frames.get(1)).setData(broken).build());
    run.ingest().send(tokens.of(frames.get(2)).setWidth(encoder.width() / 2).build());
    run.ingest().send(tokens.of(frames.get(3)).build());
    run.ingest().send(tokens.of(camera.audio(4, 5).get(0)).build());
    run.ingest().send(tokens.of(camera.audio(5, 6).get(0)).setSamples(16_001).build());
    run.ingest().bytes(Topics.TOKENS.name(), "door", "none".getBytes(StandardCharsets.UTF_8));
    tokens.play(camera, 6, SECONDS, run.ingest());
    tokens.end(camera, SECONDS, run.ingest());
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);

    assertThat(run.moments("door")).hasSize(SECONDS);
    Await.until(
        "what was refused",
        JobRun.DEADLINE,
        () -> run.kafka().read(Topics.DEAD_LETTERS).size() >= 29);
    List<DeadLetter> letters = run.kafka().read(Topics.DEAD_LETTERS);
    assertThat(letters)
        .filteredOn(letter -> letter.getCode().equals("TOKENS_OF_ANOTHER_MODEL"))
        .hasSize(24)
        .allSatisfy(
            letter -> {
              assertThat(letter.getTopic()).isEqualTo(Topics.TOKENS.name());
              assertThat(letter.getError())
                  .contains("tokens of the bundle untrained", "but the job runs untrained 1");
            });
    assertThat(letters)
        .filteredOn(letter -> letter.getCode().equals("TOKENS_UNFIT"))
        .extracting(DeadLetter::getError)
        .hasSize(4)
        .anySatisfy(error -> assertThat(error).contains("NaN"))
        .anySatisfy(error -> assertThat(error).contains("16001 samples"));
    assertThat(letters).extracting(DeadLetter::getCode).contains("RECORD_UNREADABLE");
    assertThat(run.moments("foreign"))
        .allSatisfy(
            moment -> assertThat(moment.getPictureMissing() && moment.getSoundMissing()).isTrue());
    assertThat(events("foreign")).isEmpty();
  }

  @Test
  void liveTokensThatAreTooOldAreSkipped() throws Exception {
    Instant longAgo =
        Instant.now().minusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    TestCamera live = TestCamera.of("live", 10).on(io.vigil.schemas.ClockKind.ARRIVAL, longAgo);
    for (Frame frame : live.frames(0, 16)) {
      run.ingest().send(tokens.of(frame).setIngested(frame.getTime()).build());
    }
    live.audio(0, 8).forEach(s -> run.ingest().send(tokens.of(s).setIngested(s.getTime()).build()));
    run.ingest()
        .send(tokens.of(live.frame(16, longAgo.plusSeconds(8), MarkerKind.END).build()).build());
    run.ingest()
        .send(tokens.of(live.audio(8, longAgo.plusSeconds(8), MarkerKind.END).build()).build());
    TestCamera camera = TestCamera.of("door", 4);
    tokens.play(camera, 0, SECONDS, run.ingest());
    tokens.end(camera, SECONDS, run.ingest());
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);
    assertThat(run.moments("live")).isEmpty();
    assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
  }

  private List<String> events(String stream) {
    return run.kafka().read(Topics.EVENTS).stream()
        .filter(event -> event.getStream().equals(stream))
        .sorted(
            Comparator.comparing(Event::getType)
                .thenComparing(Event::getStart)
                .thenComparing(Event::getPhase)
                .thenComparing(Event::getEnd))
        .map(e -> e.getType() + " " + e.getPhase() + " " + e.getStart() + " " + e.getEnd())
        .toList();
  }

  private List<String> captions(String stream) {
    return run.kafka().read(Topics.CAPTIONS).stream()
        .filter(caption -> caption.getStream().equals(stream))
        .sorted(Comparator.comparing(Caption::getStart).thenComparing(Caption::getRevision))
        .map(c -> c.getRevision() + " " + c.getStart() + " " + c.getEnd() + " " + c.getText())
        .toList();
  }
}
