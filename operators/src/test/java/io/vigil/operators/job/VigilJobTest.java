package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.support.StalledOpener;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestKafka;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.EndCause;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Moment;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestRegistry;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job on a real broker, a real Flink cluster and a real TensorFlow session. */
class VigilJobTest {

  private static final Duration DEADLINE = JobRun.DEADLINE;
  private static final int SECONDS = 20;

  @RegisterExtension static final JobRun run = new JobRun();

  @Test
  void aCameraGoesInAndEventsCaptionsAndMomentsComeOut() throws Exception {
    TestCamera camera = TestCamera.of("door", 1);
    run.ingest().play(camera, 0, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);

    assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
    List<Moment> moments = run.kafka().read(Topics.MOMENTS);
    assertThat(moments).hasSize(SECONDS);
    assertThat(moments).allSatisfy(m -> assertThat(m.getStream()).isEqualTo("door"));
    assertEventsAreWhole(run.kafka().read(Topics.EVENTS));
    List<Caption> captions = run.kafka().read(Topics.CAPTIONS);
    Map<String, List<Caption>> byId =
        captions.stream().collect(Collectors.groupingBy(Caption::getId));
    assertThat(byId).isNotEmpty();
    assertThat(byId.values())
        .allSatisfy(
            revisions ->
                assertThat(revisions)
                    .extracting(Caption::getRevision, Caption::getIsFinal)
                    .containsExactly(tuple(0, false), tuple(1, true)));
  }

  @Test
  void aRestoreWithAnotherParallelismGivesTheIdsOfAnUndisturbedRun() throws Exception {
    List<TestCamera> cameras = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      cameras.add(TestCamera.of("camera-" + i, i));
    }
    JobConfig two = run.config().parallelism(2).build();
    TestFlink.Running first = run.start(two);
    for (TestCamera camera : cameras) {
      run.ingest().play(camera, 0, SECONDS / 2);
    }
    Await.until(
        "something to be told", DEADLINE, () -> !run.kafka().read(Topics.MOMENTS).isEmpty());
    String savepoint = run.stop(first);
    run.start(run.config().parallelism(3).build(), Optional.of(savepoint));
    for (TestCamera camera : cameras) {
      run.ingest().play(camera, SECONDS / 2, SECONDS);
      run.ingest().end(camera, SECONDS);
    }
    for (TestCamera camera : cameras) {
      run.awaitEnd(camera, SECONDS);
    }
    run.cancel();
    Told disturbed = Told.of(run.kafka());

    run.again();
    for (TestCamera camera : cameras) {
      run.ingest().play(camera, 0, SECONDS);
      run.ingest().end(camera, SECONDS);
    }
    run.start(run.config().parallelism(1).build());
    for (TestCamera camera : cameras) {
      run.awaitEnd(camera, SECONDS);
    }
    Told undisturbed = Told.of(run.kafka());
    assertThat(undisturbed.events()).isNotEmpty();
    assertThat(disturbed).isEqualTo(undisturbed);
  }

  @Test
  void exactlyOnceSurvivesAFailureWithoutADuplicateForReadCommittedReaders() throws Exception {
    TestCamera camera = TestCamera.of("door", 2);
    TestFlink.Running job =
        run.start(
            run.config()
                .delivery(Delivery.EXACTLY_ONCE)
                .checkpointInterval(Duration.ofMillis(500))
                .build());
    run.ingest().play(camera, 0, SECONDS / 2);
    Await.until("a commit", DEADLINE, () -> !run.kafka().read(Topics.MOMENTS).isEmpty());
    job.killTaskManager();
    run.ingest().play(camera, SECONDS / 2, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.awaitEnd(camera, SECONDS);

    assertThat(run.kafka().read(Topics.MOMENTS)).extracting(Moment::getId).doesNotHaveDuplicates();
    assertThat(run.kafka().read(Topics.MOMENTS)).hasSize(SECONDS);
    assertThat(run.kafka().read(Topics.EVENTS))
        .extracting(e -> e.getId() + e.getPhase() + e.getEnd())
        .isNotEmpty()
        .doesNotHaveDuplicates();
    assertThat(run.kafka().read(Topics.CAPTIONS))
        .extracting(c -> c.getId() + c.getRevision())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void whatLowLatencyRepeatsAfterAFailureHasTheSameIds() throws Exception {
    TestCamera camera = TestCamera.of("door", 3);
    TestFlink.Running job =
        run.start(run.config().checkpointInterval(Duration.ofMillis(500)).build());
    run.ingest().play(camera, 0, SECONDS / 2);
    Await.until("a checkpoint", DEADLINE, () -> job.checkpoints() > 0);
    Await.until(
        "something to be told", DEADLINE, () -> !run.kafka().read(Topics.MOMENTS).isEmpty());
    job.killTaskManager();
    run.ingest().play(camera, SECONDS / 2, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.awaitEnd(camera, SECONDS);
    run.cancel();
    Told failed = Told.of(run.kafka());

    run.again();
    run.ingest().play(camera, 0, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);
    assertThat(failed).isEqualTo(Told.of(run.kafka()));
  }

  @Test
  void withASchemaRegistryTheJobReadsAndWritesItsWireFormat() throws Exception {
    try (TestRegistry registry = TestRegistry.start()) {
      run.use(registry.address());
      TestCamera camera = TestCamera.of("door", 11);
      run.ingest().play(camera, 0, SECONDS);
      run.ingest().end(camera, SECONDS);
      run.start(run.config().build());
      run.awaitEnd(camera, SECONDS);

      assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
      assertThat(run.moments("door")).hasSize(SECONDS);
      int id = registry.subjects().getOrDefault("vigil.moments-value", -1);
      assertThat(run.kafka().readRaw(Topics.MOMENTS))
          .allSatisfy(
              raw -> {
                assertThat(ByteBuffer.wrap(raw.value()).get()).isZero();
                assertThat(ByteBuffer.wrap(raw.value(), 1, 4).getInt()).isEqualTo(id);
              });
      run.cancel();
    }
  }

  @Test
  void badRecordsGoToTheDeadLettersAndTheirStreamGoesOn() throws Exception {
    TestCamera camera = TestCamera.of("door", 4);
    run.ingest().play(camera, 0, 4);
    byte[] nonsense = "no record".getBytes(StandardCharsets.UTF_8);
    run.ingest().bytes(Topics.FRAMES.name(), "door", nonsense);
    run.ingest().bytes(Topics.AUDIO.name(), "door", new byte[0]);
    Frame broken = camera.frames(8, 9).get(0);
    run.ingest()
        .send(Frame.newBuilder(broken).setData(ByteBuffer.wrap(new byte[] {1, 2, 3})).build());
    run.ingest().frames(camera.frames(9, 10));
    run.ingest()
        .send(AudioSegment.newBuilder(camera.audio(4, 5).get(0)).setSampleRate(8_000).build());
    TestCamera unset = TestCamera.of("unset", 4).reopened(1, Instant.EPOCH);
    run.ingest().frames(unset.frames(0, 1));
    run.ingest().play(camera, 5, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);

    assertThat(run.kafka().read(Topics.MOMENTS)).hasSize(SECONDS);
    List<DeadLetter> letters = run.kafka().read(Topics.DEAD_LETTERS);
    assertThat(letters)
        .extracting(DeadLetter::getCode)
        .containsExactlyInAnyOrder(
            "RECORD_UNREADABLE",
            "RECORD_UNREADABLE",
            "FRAME_UNREADABLE",
            "AUDIO_FORMAT_UNFIT",
            "TIME_INVALID");
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.getError()).isNotBlank().doesNotContain("\n");
              assertThat(letter.getOffset()).isNotNegative();
              assertThat(letter.getStep()).isEqualTo("encode");
            });
    assertThat(letters).extracting(DeadLetter::getValue).contains(ByteBuffer.wrap(nonsense));
  }

  @Test
  void streamsOfOneModalityFlowOn() throws Exception {
    TestCamera silent = TestCamera.of("silent", 5);
    TestCamera blind = TestCamera.of("blind", 6);
    for (int second = 0; second < SECONDS; second++) {
      run.ingest().frames(silent.frames(2 * second, 2 * second + 2));
      run.ingest()
          .send(
              silent
                  .audio(second, silent.start().plusSeconds(second + 1L), MarkerKind.HEARTBEAT)
                  .build());
      run.ingest().audio(blind.audio(second, second + 1));
      run.ingest()
          .send(
              blind
                  .frame(second, blind.start().plusSeconds(second + 1L), MarkerKind.HEARTBEAT)
                  .build());
    }
    run.ingest().end(silent, SECONDS);
    run.ingest().audio(List.of());
    Instant end = blind.start().plusSeconds(SECONDS);
    run.ingest().send(blind.frame(SECONDS, end, MarkerKind.END).build());
    run.ingest().send(blind.audio(SECONDS, end, MarkerKind.END).build());
    run.ingest().flush();
    run.start(run.config().build());
    run.awaitEnd(silent, SECONDS);
    run.awaitEnd(blind, SECONDS);
    assertThat(run.kafka().read(Topics.MOMENTS))
        .allSatisfy(
            moment -> {
              assertThat(moment.getSoundMissing()).isEqualTo(moment.getStream().equals("silent"));
              assertThat(moment.getPictureMissing()).isEqualTo(moment.getStream().equals("blind"));
            });
    assertThat(run.kafka().read(Topics.EVENTS))
        .allSatisfy(
            event ->
                assertThat(event.getPictureShare())
                    .isEqualTo(event.getStream().equals("silent") ? 1f : 0f));
  }

  @Test
  void aStreamThatSaysNothingHoldsNoOtherUp() throws Exception {
    run.ingest().play(TestCamera.of("stuck", 7), 0, 2);
    run.ingest().frames(TestCamera.of("half", 7).frames(0, 10));
    TestCamera camera = TestCamera.of("door", 8);
    run.ingest().play(camera, 0, SECONDS);
    run.ingest().end(camera, SECONDS);
    run.start(run.config().build());
    run.awaitEnd(camera, SECONDS);
    assertThat(run.moments("door")).hasSize(SECONDS);
  }

  @Test
  void gapsAndNewEpochsEndWhatIsOpen() throws Exception {
    TestCamera camera = TestCamera.of("door", 9);
    run.ingest().play(camera, 0, 8);
    Instant lost = camera.start().plusSeconds(8);
    Instant found = camera.start().plusSeconds(12);
    run.ingest()
        .send(camera.frame(16, lost, MarkerKind.GAP).setGapEnd(found).setDropped(8).build());
    run.ingest().send(camera.audio(8, lost, MarkerKind.GAP).setGapEnd(found).setDropped(4).build());
    TestCamera later =
        camera.reopened(camera.epoch() + 5, camera.start().plus(Duration.ofHours(1)));
    run.ingest().play(later, 0, 8);
    run.ingest().end(later, 8);
    run.start(run.config().build());
    run.awaitEnd(later, 8);

    List<Event> events = run.kafka().read(Topics.EVENTS);
    assertEventsAreWhole(events);
    assertThat(events)
        .filteredOn(event -> event.getCause() == EndCause.GAP)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.getEnd()).isBeforeOrEqualTo(lost));
    assertThat(events)
        .filteredOn(event -> !event.getStart().isBefore(later.start()))
        .allSatisfy(event -> assertThat(event.getStart()).isAfterOrEqualTo(later.start()));
    assertThat(run.moments("door")).hasSize(16);
  }

  @Test
  void liveMediaThatAreTooOldAreSkippedAndFilesNever() throws Exception {
    Instant longAgo = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    TestCamera live = TestCamera.of("live", 10).on(ClockKind.ARRIVAL, longAgo);
    TestCamera file = TestCamera.of("file", 10).on(ClockKind.FILE, longAgo);
    for (TestCamera camera : List.of(live, file)) {
      camera.frames(0, 2 * SECONDS).forEach(f -> run.ingest().send(aged(f)));
      camera.audio(0, SECONDS).forEach(a -> run.ingest().send(aged(a)));
      run.ingest().end(camera, SECONDS);
    }
    run.start(run.config().build());
    run.awaitEnd(file, SECONDS);
    assertThat(run.moments("file")).hasSize(SECONDS);
    assertThat(run.moments("live")).isEmpty();
    assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void aModelThatIsTooSlowSkipsWhatIsOldAndGoesOnWithTheNewest() throws Exception {
    int old = 12;
    Duration maxLag = Duration.ofSeconds(5);
    StalledOpener stalled = new StalledOpener("too-slow");
    run.start(run.config().maxLag(maxLag).build(), stalled);
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(old);
    List<TestCamera> cameras = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cameras.add(TestCamera.of("live-" + i, i).on(ClockKind.ARRIVAL, start));
    }
    for (TestCamera camera : cameras) {
      run.ingest().play(camera, 0, old);
    }
    Await.until("the encoder to be at work", DEADLINE, () -> stalled.pictures() > 0);
    Instant tooOld = Instant.now().plus(maxLag);
    Await.until("what came to be too old", DEADLINE, () -> Instant.now().isAfter(tooOld));
    int encodedOld = stalled.pictures();
    stalled.release();
    for (TestCamera camera : cameras) {
      run.ingest().play(camera, old, SECONDS);
      run.ingest().end(camera, SECONDS);
    }
    for (TestCamera camera : cameras) {
      run.awaitEnd(camera, SECONDS);
    }

    assertThat(run.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
    int cameOld = 2 * old * cameras.size();
    int cameNew = 2 * (SECONDS - old) * cameras.size();
    assertThat(encodedOld).isLessThan(cameOld / 2);
    assertThat(stalled.pictures()).isBetween(encodedOld + 1, encodedOld + cameNew);
    for (TestCamera camera : cameras) {
      List<Moment> moments = run.moments(camera.stream());
      assertThat(moments.get(moments.size() - 1).getPictureMissing()).isFalse();
    }
  }

  private static Frame aged(Frame frame) {
    return Frame.newBuilder(frame).setIngested(frame.getTime()).build();
  }

  private static AudioSegment aged(AudioSegment segment) {
    return AudioSegment.newBuilder(segment).setIngested(segment.getTime()).build();
  }

  /** Each event begins once, ends once, and is told of in order. */
  private static void assertEventsAreWhole(List<Event> events) {
    Map<String, List<EventPhase>> phases = new HashMap<>();
    events.forEach(
        event ->
            phases.computeIfAbsent(event.getId(), id -> new ArrayList<>()).add(event.getPhase()));
    assertThat(phases).isNotEmpty();
    assertThat(phases.values())
        .allSatisfy(
            told -> {
              assertThat(told.get(0)).isEqualTo(EventPhase.STARTED);
              assertThat(told.get(told.size() - 1)).isEqualTo(EventPhase.ENDED);
              assertThat(told.subList(1, told.size() - 1))
                  .allMatch(phase -> phase == EventPhase.UPDATED);
            });
  }

  /** What was told, each once, without the wall clock. */
  private record Told(TreeSet<String> events, TreeSet<String> captions, TreeSet<String> moments) {

    static Told of(TestKafka kafka) {
      TreeSet<String> events = new TreeSet<>();
      for (Event e : kafka.read(Topics.EVENTS)) {
        events.add(
            String.join(
                " ",
                e.getStream(),
                e.getId(),
                e.getType(),
                e.getPhase() + "",
                e.getStart() + "",
                e.getEnd() + "",
                e.getCause() + ""));
      }
      TreeSet<String> captions = new TreeSet<>();
      for (Caption c : kafka.read(Topics.CAPTIONS)) {
        captions.add(
            String.join(
                " ",
                c.getStream(),
                c.getId(),
                c.getRevision() + "",
                c.getStart() + "",
                c.getEnd() + ""));
      }
      TreeSet<String> moments = new TreeSet<>();
      for (Moment m : kafka.read(Topics.MOMENTS)) {
        moments.add(String.join(" ", m.getStream(), m.getId(), m.getStart() + "", m.getEnd() + ""));
      }
      return new Told(events, captions, moments);
    }
  }
}
