package io.vigil.operators.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.support.TestKafka;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.Match;
import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial run over the log finds what the engine finds in what comes. */
final class SubscriptionReplayTest {

  private static Rule rule(Subscription subscription) {
    return Trial.rule(subscription, TestSentences.known()) instanceof Checked.Good<Rule> good
        ? good.value()
        : org.assertj.core.api.Assertions.fail("it must be good");
  }

  @Test
  void whatATrialFindsIsWhatTheEngineFinds(@TempDir Path directory) throws Exception {
    List<Subscription> subscriptions =
        List.of(
            Plain.subscription("each").setEventTypes(List.of("a")).build(),
            Plain.subscription("sequence")
                .setSteps(List.of(new SequenceStep("a", "s1"), Plain.step("b")))
                .setWithinMillis(4_000)
                .build(),
            Plain.subscription("absent")
                .setEventTypes(List.of("a"))
                .setAbsenceMillis(10_000)
                .build(),
            Plain.subscription("like").setSentence("someone").setThreshold(0.6f).build());
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        Plain plain = new Plain(kafka);
        SubscriptionEngine engine =
            new SubscriptionEngine(
                EngineSettings.of(kafka.connection(), directory.resolve("streams"))
                    .from(EngineSettings.Start.EARLIEST),
                TestSentences.known());
        SubscriptionLog log = new SubscriptionLog(kafka.connection(), Duration.ofSeconds(90))) {
      engine.start();
      for (Subscription s : subscriptions) {
        assertThat(log.write(s)).isNotNegative();
        plain.awaitState(s.getName(), ArmedState.ARMED);
      }
      assertThat(log.read().keySet()).containsExactly("absent", "each", "like", "sequence");
      Instant before = Instant.now();
      for (int i = 0; i < 40; i++) {
        plain.event("s" + i % 3, "a", 5 * i);
        plain.event("s" + i % 2, "b", 5 * i + 2);
        plain.moment("s" + i % 3, 5 * i + 3, i % 10 == 0 ? 1 : 0.2f, i % 10 == 0 ? 0 : 0.9f, 0);
      }
      // A last one for the engine to be through with all before it.
      plain.event("s1", "a", 1000);
      plain.event("s0", "a", 1000);
      plain.event("s2", "a", 1000);
      plain.awaitMatches("each", 43);

      SubscriptionReplay replay = new SubscriptionReplay(kafka.connection());
      for (Subscription s : subscriptions) {
        SubscriptionReplay.Result result = replay.run(rule(s), before, Optional.empty(), 1000);
        assertThat(result.count()).as(s.getName()).isPositive();
        List<Match> live = plain.awaitMatches(s.getName(), (int) result.count());
        assertThat(keys(result.matches())).as(s.getName()).isEqualTo(keys(live));
        assertThat(result.matches()).allSatisfy(m -> assertThat(m.getRevision()).isEqualTo(-1));
      }
      SubscriptionReplay.Result none =
          replay.run(rule(subscriptions.get(0)), Instant.now(), Optional.empty(), 10);
      assertThat(none.count() + none.scanned()).isZero();
      assertThat(
              replay
                  .run(rule(subscriptions.get(0)), Instant.EPOCH, Optional.of(before), 10)
                  .count())
          .isZero();
      assertThat(kafka.readRaw(Topics.SUBSCRIPTIONS)).hasSize(subscriptions.size());
    }
  }

  private static Map<String, Instant> keys(List<Match> matches) {
    return Stream.of(matches)
        .flatMap(List::stream)
        .collect(java.util.stream.Collectors.toMap(Match::getId, Match::getTrigger));
  }
}
