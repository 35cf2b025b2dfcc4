package io.vigil.operators.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.support.TestKafka;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.Grouping;
import io.vigil.schemas.Match;
import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions on a real broker: written by a plain producer, read by a plain consumer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscriptionEngineTest {

  private Path directory = Path.of("");
  private TestKafka kafka;
  private Plain plain;
  private SubscriptionEngine engine;

  @BeforeAll
  void startBroker(@TempDir Path given) throws Exception {
    directory = given;
    kafka = TestKafka.start(directory.resolve("kafka"));
    plain = new Plain(kafka);
  }

  @AfterAll
  void stopBroker() {
    plain.close();
    kafka.close();
  }

  @BeforeEach
  void startEngine() {
    engine = engine();
    engine.start();
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  private SubscriptionEngine engine() {
    return new SubscriptionEngine(
        EngineSettings.of(kafka.connection(), directory.resolve("streams"))
            .from(EngineSettings.Start.EARLIEST),
        TestSentences.known());
  }

  @Test
  void aPlainRecordArmsASubscriptionAndAPlainConsumerReadsWhatMatches() throws Exception {
    plain.subscribe(
        Plain.subscription("night")
            .setEventTypes(List.of("motion.enters"))
            .setMinConfidence(0.5f)
            .setStreams(List.of("door"))
            .build());
    plain.awaitState("night", ArmedState.ARMED);

    plain.event("door", "motion.enters", 1, 0.4f);
    plain.event("yard", "motion.enters", 2);
    plain.event("door", "sound.knock", 3);
    plain.event("door", "motion.enters", 4);

    List<Match> matches = plain.awaitMatches("night", 1);
    assertThat(matches).hasSize(1);
    Match match = matches.get(0);
    assertThat(match.getStart()).isEqualTo(Plain.at(4));
    assertThat(match.getStream()).isEqualTo("door");
    assertThat(match.getEventTypes()).containsExactly("motion.enters");
    assertThat(match.getEvents()).hasSize(1);
    assertThat(match.getText()).isEqualTo("motion.enters on door");
    assertThat(match.getConfidence()).isEqualTo(0.9f);
    assertThat(match.getRevision()).isEqualTo(plain.state("night").getArmedRevision());
  }

  @Test
  void aRestartMidwayLosesAndDoublesNothing() throws Exception {
    plain.subscribe(
        Plain.subscription("pairs")
            .setSteps(List.of(Plain.step("a"), Plain.step("b")))
            .setWithinMillis(1_500)
            .build());
    plain.awaitState("pairs", ArmedState.ARMED);
    for (int i = 0; i < 40; i++) {
      plain.event("restart-" + i % 4, "a", 100 + 10 * i);
      if (i == 10 || i == 25) {
        // Between an a and its b: what was seen of the sequence must come back.
        engine.close();
      }
      plain.event("restart-" + i % 4, "b", 101 + 10 * i);
      if (i == 12 || i == 26) {
        engine = engine();
        engine.start();
      }
    }

    List<Match> matches = plain.awaitMatches("pairs", 40);

    assertThat(matches).extracting(Match::getId).doesNotHaveDuplicates();
    assertThat(matches)
        .extracting(Match::getStart)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 40).mapToObj(i -> Plain.at(100 + 10 * i)).toList());
  }

  @Test
  void aBadFormIsRefusedWithAllItsFaultsWhileTheLastGoodOneGoesOn() throws Exception {
    plain.subscribe(Plain.subscription("changing").setEventTypes(List.of("thing.appears")).build());
    plain.awaitState("changing", ArmedState.ARMED);
    plain.subscribe(
        Plain.subscription("changing").setTimeZone("Europe/Viena").setMinConfidence(7).build());
    plain.awaitState("changing", ArmedState.REFUSED);

    SubscriptionState state = plain.state("changing");
    assertThat(state.getFaults())
        .extracting(f -> f.getField() + ": " + f.getMend())
        .containsExactlyInAnyOrder(
            "timeZone: did you mean Europe/Vienna?", "minConfidence: give a number from 0 to 1");
    // It also outlives a restart.
    engine.close();
    engine = engine();
    engine.start();
    plain.event("door", "thing.appears", 50);
    assertThat(plain.awaitMatches("changing", 1).get(0).getRevision())
        .isEqualTo(state.getArmedRevision())
        .isLessThan(state.getRevision());
  }

  @Test
  void whatIsNoSubscriptionAtAllIsRefusedToo() throws Exception {
    plain.sendRaw(Topics.SUBSCRIPTIONS, "nonsense", "hello".getBytes(StandardCharsets.UTF_8));
    plain.awaitState("nonsense", ArmedState.REFUSED);
    assertThat(plain.state("nonsense").getFaults())
        .singleElement()
        .satisfies(f -> assertThat(f.getFault()).contains("not a Subscription"));
  }

  @Test
  void aTombstoneDisarmsAndASwitchDoesSoToo() throws Exception {
    for (String name : List.of("removed", "switched", "watcher")) {
      plain.subscribe(Plain.subscription(name).setEventTypes(List.of("gone.type")).build());
      plain.awaitState(name, ArmedState.ARMED);
    }
    plain.event("door", "gone.type", 60);
    plain.awaitMatches("removed", 1);
    plain.remove("removed");
    plain.subscribe(
        Plain.subscription("switched")
            .setEventTypes(List.of("gone.type"))
            .setEnabled(false)
            .build());
    plain.awaitState("switched", ArmedState.DISABLED);
    io.vigil.schemas.testing.Await.until(
        "removed to be gone", () -> !plain.states().containsKey("removed"), plain::states);

    plain.event("door", "gone.type", 70);

    assertThat(plain.awaitMatches("watcher", 2)).hasSize(2);
    assertThat(plain.matches("removed")).hasSize(1);
    assertThat(plain.matches("switched")).hasSize(1);
  }

  @Test
  void aSequenceOverTwoStreamsAndACountOverAllAreMatchedInOnePlace() throws Exception {
    plain.subscribe(
        Plain.subscription("through")
            .setSteps(List.of(new SequenceStep("out", "gate"), new SequenceStep("in", "hall")))
            .setWithinMillis(10_000)
            .build());
    plain.subscribe(
        Plain.subscription("many")
            .setEventTypes(List.of("shared.knock"))
            .setGroupBy(Grouping.NONE)
            .setCountAtLeast(3)
            .setCountWithinMillis(5_000)
            .build());
    plain.awaitState("many", ArmedState.ARMED);

    plain.event("hall", "in", 205);
    plain.event("gate", "out", 200);
    plain.event("c1", "shared.knock", 300);
    plain.event("c2", "shared.knock", 302);
    plain.event("c3", "shared.knock", 304);

    Match through = plain.awaitMatches("through", 1).get(0);
    assertThat(through.getStreams()).containsExactly("gate", "hall");
    assertThat(through.getText()).isEqualTo("out on gate, then in on hall within 5 s");
    assertThat(plain.awaitMatches("many", 1).get(0).getStreams()).containsExactly("c1", "c2", "c3");
  }

  @Test
  void momentsAreComparedWithASentenceAndTellThatTimeGoesOn() throws Exception {
    plain.subscribe(
        Plain.subscription("like").setSentence("someone in red").setThreshold(0.8f).build());
    plain.subscribe(
        Plain.subscription("quiet")
            .setStreams(List.of("cellar"))
            .setEventTypes(List.of("motion.any"))
            .setAbsenceMillis(20_000)
            .build());
    plain.awaitState("like", ArmedState.ARMED);
    plain.awaitState("quiet", ArmedState.ARMED);

    plain.event("cellar", "motion.any", 400);
    for (int i = 0; i < 30; i++) {
      float x = i >= 5 && i < 8 ? 0.9f : 0.1f;
      plain.moment("cellar", 401 + i, x, (float) Math.sqrt(1 - x * x), 0);
    }

    List<Match> like = plain.awaitMatches("like", 1);
    assertThat(like).hasSize(1);
    assertThat(like.get(0).getStart()).isEqualTo(Plain.at(406));
    assertThat(like.get(0).getMoments()).hasSize(1);
    Match quiet = plain.awaitMatches("quiet", 1).get(0);
    assertThat(quiet.getStart()).isEqualTo(Plain.at(401));
    assertThat(quiet.getEnd()).isEqualTo(Plain.at(421));
    assertThat(quiet.getText()).isEqualTo("no motion.any on cellar for 20 s");
  }

  @Test
  void aRecordThatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() throws Exception {
    plain.subscribe(Plain.subscription("tough").setEventTypes(List.of("tough.type")).build());
    plain.awaitState("tough", ArmedState.ARMED);
    plain.sendRaw(Topics.EVENTS, "door", new byte[] {1, 2, 3});
    plain.event("door", "tough.type", 500);

    plain.awaitMatches("tough", 1);
    assertThat(kafka.read(Topics.DEAD_LETTERS))
        .anySatisfy(letter -> assertThat(letter.getStep()).isEqualTo("subscribe"));
  }
}
