package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.schemas.Answer;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Moment;
import io.vigil.schemas.Question;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions to answers, on a real broker, a real Flink cluster and a real TensorFlow session. */
class AnswersTest {

  @RegisterExtension static final JobRun run = new JobRun();

  @Test
  void everyQuestionGetsOneAnswerOrARefusalThatSaysWhy() throws Exception {
    TestCamera camera = TestCamera.of("door", 21);
    ask(question("now", "door", "a person moves"));
    ask(interval("past", "door", "a person moves", camera, 4, 12));
    ask(interval("unread", "door", "zzzz qqqq", camera, 4, 12));
    ask(interval("long", "door", "a person moves ".repeat(20), camera, 4, 12));
    ask(question("nobody", "nobody", "a person moves"));
    run.ingest().bytes(Topics.QUESTIONS.name(), "door", "none".getBytes(StandardCharsets.UTF_8));
    ask(question("", "door", "a person moves"));
    run.ingest().play(camera, 0, 20);
    run.start(run.config().build());

    Answer now = answer("now");
    assertThat(now.getStream()).isEqualTo("door");
    assertThat(now.getText()).isIn("yes", "no", "red", "left", "bark", "dark", "none");
    assertThat(now.getConfidence()).isBetween(0.01f, 1f);
    assertThat(now.getPictureShare() + now.getSoundShare()).isBetween(0.999f, 1.001f);
    assertThat(Duration.between(now.getStart(), now.getEnd())).isEqualTo(Duration.ofSeconds(4));
    assertThat(now.getFrameAttention()).hasSize(8).allMatch(share -> share >= 0 && share <= 1);
    assertThat(now.getFrameAttention().stream().mapToDouble(Float::doubleValue).sum())
        .isBetween(0.001, 1.001);
    assertThat(now.getModel()).isEqualTo("untrained 1");
    assertThat(answer("past"))
        .satisfies(
            past -> {
              assertThat(past.getConfidence()).isPositive();
              assertThat(past.getStart()).isAfterOrEqualTo(camera.start().plusSeconds(2));
              assertThat(past.getEnd()).isBeforeOrEqualTo(camera.start().plusSeconds(14));
            });
    assertRefused("unread", "The model knows none of these words: zzzz qqqq.");
    assertRefused("long", "too long");
    assertRefused("nobody", "Nothing has come of a stream nobody");
    assertThat(run.kafka().read(Topics.ANSWERS)).hasSize(5);
    assertThat(run.kafka().read(Topics.DEAD_LETTERS))
        .extracting(DeadLetter::getCode)
        .containsExactlyInAnyOrder("RECORD_UNREADABLE", "QUESTION_INVALID");
  }

  @Test
  void whatWasSeenIsStillKnownAfterARestoreWithAnotherParallelism() throws Exception {
    TestCamera camera = TestCamera.of("door", 22);
    run.ingest().play(camera, 0, 20);
    TestFlink.Running first = run.start(run.config().parallelism(2).build());
    ask(interval("before", "door", "a person moves", camera, 4, 12));
    Answer before = answer("before");
    String savepoint = run.stop(first);
    run.start(run.config().parallelism(1).build(), Optional.of(savepoint));
    ask(interval("after", "door", "a person moves", camera, 4, 12));
    Answer after = answer("after");
    assertThat(after.getText()).isEqualTo(before.getText());
    assertThat(after.getConfidence()).isEqualTo(before.getConfidence());
    assertThat(after.getStart()).isEqualTo(before.getStart());
  }

  @Test
  void aSavepointFromBeforeThereWereAnswersIsRestored() throws Exception {
    TestCamera camera = TestCamera.of("door", 12);
    run.ingest().play(camera, 0, 10);
    URL old = getClass().getResource("/state/savepoint-before-answers");
    run.start(
        run.config().group("old").parallelism(1).build(),
        Optional.of(Objects.requireNonNull(old).toURI().toString()));
    run.ingest().play(camera, 10, 20);
    run.ingest().end(camera, 20);
    ask(interval("q", "door", "a person moves", camera, 12, 16));
    assertThat(answer("q").getConfidence()).isPositive();
    assertThat(run.kafka().read(Topics.MOMENTS))
        .as("what was told before is not told again")
        .extracting(Moment::getEnd)
        .allMatch(end -> end.isAfter(camera.start().plusSeconds(10)));
  }

  @Test
  void exactlyOnceAnswersEachQuestionOnceThroughAFailure() throws Exception {
    TestCamera camera = TestCamera.of("door", 23);
    TestFlink.Running job =
        run.start(
            run.config()
                .delivery(Delivery.EXACTLY_ONCE)
                .checkpointInterval(Duration.ofMillis(500))
                .build());
    run.ingest().play(camera, 0, 20);
    for (int i = 0; i < 10; i++) {
      ask(interval("early-" + i, "door", "a person moves", camera, 4, 12));
    }
    answer("early-0");
    job.killTaskManager();
    for (int i = 0; i < 10; i++) {
      ask(interval("late-" + i, "door", "a person moves", camera, 4, 12));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(answer("early-" + i).getConfidence()).isPositive();
      assertThat(answer("late-" + i).getConfidence()).isPositive();
    }
    assertThat(run.kafka().read(Topics.ANSWERS)).extracting(Answer::getId).doesNotHaveDuplicates();
  }

  private void assertRefused(String id, String why) throws Exception {
    Answer answer = answer(id);
    assertThat(answer.getConfidence()).isZero();
    assertThat(answer.getText()).contains(why);
  }

  private Answer answer(String id) throws Exception {
    List<Answer> found = new ArrayList<>();
    Await.until(
        "the answer to " + id,
        JobRun.DEADLINE,
        () -> {
          found.clear();
          run.kafka().read(Topics.ANSWERS).stream()
              .filter(answer -> answer.getId().equals(id))
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private void ask(Question question) {
    run.ingest()
        .bytes(
            Topics.QUESTIONS.name(),
            question.getStream(),
            Codecs.of(Topics.QUESTIONS, run.kafka().connection()).encode(question));
    run.ingest().flush();
  }

  private static Question question(String id, String stream, String text) {
    return Question.newBuilder()
        .setStream(stream)
        .setId(id)
        .setText(text)
        .setAsked(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .build();
  }

  private static Question interval(
      String id, String stream, String text, TestCamera camera, int from, int to) {
    return Question.newBuilder(question(id, stream, text))
        .setStart(camera.start().plusSeconds(from))
        .setEnd(camera.start().plusSeconds(to))
        .build();
  }
}
