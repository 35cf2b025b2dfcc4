package io.vigil.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.testing.TinyBundle;
import io.vigil.model.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ExplainerTest {

  private static final SessionOptions OPTIONS = new SessionOptions(2, 1, false);
  private static final Subject EVENT = new Subject.Event("type1");
  private static final String QUESTION = "what is a red dog";

  private BundleInference inference;
  private ExplainCalls calls;
  private RawWindow window;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    Bundle bundle = BundleLoader.load(TinyBundle.write(directory.resolve("tiny")), OPTIONS);
    inference = new BundleInference(bundle);
    calls = new ExplainCalls(bundle);
    List<byte[]> pictures = new ArrayList<>();
    for (int slot = 0; slot < 8; slot++) {
      byte[] picture = new byte[32 * 32 * 3];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (byte) (128 + 50 * Math.sin(0.01 * i + slot));
      }
      pictures.add(picture);
    }
    List<short[]> sound = new ArrayList<>();
    for (int second = 0; second < 4; second++) {
      short[] samples = new short[16_000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (3000 * Math.sin(i * (0.05 + 0.1 * second)));
      }
      sound.add(samples);
    }
    window = RawWindow.of(inference.manifest(), pictures, sound);
  }

  @AfterAll
  void close() {
    inference.close();
  }

  private FusionOutput fused(RawWindow w) {
    return inference.fuse(List.of(w.encoded(inference))).get(0);
  }

  private Target target(Subject subject) {
    if (subject instanceof Subject.Event event) {
      return Target.event(inference.manifest(), event.type(), 3);
    }
    return Target.answer(inference.manifest(), QUESTION, "c");
  }

  private float score(Cells kept, Subject subject) {
    return calls.scores(window, target(subject), List.of(kept))[0];
  }

  @Test
  void theScoreOfAWholeWindowIsTheLogOddsThatFusionGives() {
    float[] probabilities = fused(window).eventProbabilities();
    double expected = (logit(probabilities[6 * 3 + 1]) + logit(probabilities[7 * 3 + 1])) / 2;

    float score = inference.scores(window, EVENT, List.of(calls.kept(1, 1, 1)))[0];

    assertThat((double) score).isCloseTo(expected, within(1e-3));
  }

  @Test
  void aGradientIsTheSlopeOfTheScore() {
    Subject asked = new Subject.Answer(QUESTION);
    Cells middle = calls.kept(0.7f, 0.6f, 0.8f);
    ExplainCalls.Gradient gradient = calls.gradient(window, target(asked), List.of(middle));

    for (int place : new int[] {0, 13, 31}) {
      assertSlope(middle.pictures(), place, gradient.by().pictures()[place], middle, asked);
    }
    for (int place : new int[] {5, 500, 1279}) {
      assertSlope(middle.sound(), place, gradient.by().sound()[place], middle, asked);
    }
    for (int place : new int[] {0, 3}) {
      assertSlope(middle.question(), place, gradient.by().question()[place], middle, asked);
    }
  }

  private void assertSlope(float[] values, int place, float slope, Cells cells, Subject subject) {
    float step = 1e-3f;
    float before = values[place];
    values[place] = before + step;
    float above = score(cells, subject);
    values[place] = before - step;
    float below = score(cells, subject);
    values[place] = before;
    double expected = (above - below) / (2 * step);
    assertThat((double) slope).isCloseTo(expected, within(5e-3 + 0.04 * Math.abs(expected)));
  }

  @Test
  void integratedGradientsSumToWhatIsLostWhenAllIsTakenAway() {
    List<Cells> way = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      way.add(calls.kept((i + 0.5f) / 400, 1, 1));
    }
    double lost = score(calls.kept(1, 1, 1), EVENT) - score(calls.kept(0, 1, 1), EVENT);

    double sum = 0;
    for (float part : calls.gradient(window, target(EVENT), way).by().pictures()) {
      sum += part;
    }

    assertThat(sum).isCloseTo(lost, within(0.02 + 0.03 * Math.abs(lost)));
  }

  @Test
  void whatIsBehindAMaskHasNoRelevance() {
    float[] frameMask = window.frameMask().clone();
    frameMask[2] = 0;
    float[] audioMask = window.audioMask().clone();
    Arrays.fill(audioMask, 0, 4, 0);
    RawWindow holes =
        new RawWindow(
            window.pictures(),
            frameMask,
            window.sound(),
            audioMask,
            window.memory(),
            window.memoryMask());

    ExplainCalls.Gradient gradient =
        calls.gradient(holes, target(EVENT), List.of(calls.kept(1, 1, 1)));

    assertThat(Arrays.copyOfRange(gradient.by().pictures(), 2 * 4, 3 * 4)).containsOnly(0);
    assertThat(Arrays.copyOfRange(gradient.attention(), 2 * 4, 3 * 4)).containsOnly(0);
    assertThat(Arrays.copyOfRange(gradient.by().pictures(), 3 * 4, 4 * 4)).doesNotContain(0);
    assertThat(Arrays.copyOfRange(gradient.by().sound(), 0, 20 * 16)).containsOnly(0);
    assertThat(Arrays.copyOfRange(gradient.by().sound(), 20 * 16, 40 * 16))
        .isNotEqualTo(new float[20 * 16]);
  }

  @Test
  void theCounterfactualsAndTheShareAreThoseOfFusionWithoutASense() {
    FusionOutput both = fused(window);
    FusionOutput deaf = fused(window.deaf());
    FusionOutput blind = fused(window.blind());

    Explanation explanation = inference.explain(window, EVENT);

    assertThat(explanation.said().probability()).isCloseTo(newest(both), within(1e-4f));
    assertThat(explanation.deaf().probability()).isCloseTo(newest(deaf), within(1e-4f));
    assertThat(explanation.blind().probability()).isCloseTo(newest(blind), within(1e-4f));
    assertThat(explanation.deaf().caption())
        .isEqualTo(inference.caption(List.of(deaf.context())).get(0).text());
    assertThat(explanation.pictureShare()).isCloseTo(both.eventShares()[1], within(1e-3f));
    assertThat(explanation.relevance().pictures()).hasSize(8 * 2 * 2).doesNotContain(Float.NaN);
    assertThat(explanation.relevance().sound()).hasSize(80 * 16).doesNotContain(Float.NaN);
    assertThat(explanation.relevance().question()).containsOnly(0);
    assertThat(explanation.attention()).hasSize(8 * 2 * 2);
    for (float value : explanation.attention()) {
      assertThat(value).isNotNegative();
    }
    assertThat(explanation.grid()).isEqualTo(2);
    assertThat(explanation.rows()).isEqualTo(16);
  }

  @Test
  void aWordIsExplainedWithinTheCaptionThatIsSaid() {
    String caption = inference.caption(List.of(fused(window).context())).get(0).text();
    List<String> words = Vocabulary.words(caption);

    Explanation explanation = inference.explain(window, new Subject.Word(words.get(0)));

    assertThat(explanation.said().caption()).isEqualTo(caption);
    assertThat(explanation.said().probability()).isBetween(1f / TinyBundle.WORDS.size(), 1f);
    assertThat(explanation.said().probability()).isNotEqualTo(explanation.blind().probability());
    assertThatThrownBy(() -> inference.explain(window, new Subject.Word("zebra")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("zebra", caption);
  }

  @Test
  void anAnswerIsExplainedByTheWordsOfItsQuestionToo() {
    FusionOutput both = fused(window);
    AnswerOutput answer =
        inference.answer(List.of(new QuestionInput(both.context(), QUESTION))).get(0);

    Explanation explanation = inference.explain(window, new Subject.Answer(QUESTION));

    assertThat(explanation.said().answer()).isEqualTo(answer.answer());
    assertThat(explanation.said().probability()).isCloseTo(answer.confidence(), within(1e-4f));
    float[] question = explanation.relevance().question();
    assertThat(Arrays.copyOf(question, 5)).doesNotContain(0);
    assertThat(Arrays.copyOfRange(question, 5, question.length)).containsOnly(0);
    assertThat(explanation.words())
        .extracting(WordRelevance::word)
        .containsExactly("what", "is", "a", "red", "dog");
    assertThat(explanation.words().get(3).relevance()).isEqualTo(question[3]);
  }

  @Test
  void anUnknownEventTypeIsRefused() {
    assertThatThrownBy(() -> inference.explain(window, new Subject.Event("type9")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("type9", "type1");
  }

  @Test
  void anEventTypeThatWasAddedToTheNetworkIsRefused() {
    assertThatThrownBy(() -> Target.event(inference.manifest(), "type2", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("type2", "added");
  }

  @Test
  void aBundleWithoutTheSignatureSaysSo(@TempDir Path directory) throws Exception {
    Path old =
        TinyBundle.write(directory.resolve("old"), TinyBundle.manifest(Signatures.of(true, false)));
    try (BundleInference silent = new BundleInference(BundleLoader.load(old, OPTIONS))) {
      assertThatThrownBy(() -> silent.explain(window, EVENT))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("the bundle tiny 1.0.0 has no signature explain");
    }
  }

  private static float newest(FusionOutput output) {
    return (output.eventProbabilities()[6 * 3 + 1] + output.eventProbabilities()[7 * 3 + 1]) / 2;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
