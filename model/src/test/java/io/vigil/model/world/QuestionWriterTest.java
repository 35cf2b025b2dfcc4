package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.text.Vocabulary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionWriterTest {

  private static final Facts RED_CAR_WITH_ITS_ENGINE =
      new Facts(
          Optional.empty(),
          Optional.empty(),
          List.of(
              new ThingFact(
                  ThingKind.CAR, Optional.of(Colour.RED), Motion.ENTERS, Optional.of(Side.LEFT))),
          List.of(SoundKind.ENGINE),
          false);

  private static String answer(QuestionKind kind, Facts facts, String question) {
    for (long variant = 0; variant < 200; variant++) {
      Optional<QuestionAnswer> asked = QuestionWriter.ask(kind, facts, variant);
      if (asked.isPresent() && asked.get().question().equals(question)) {
        return asked.get().answer();
      }
    }
    return "not asked";
  }

  @Test
  void answersSayWhatTheFactsSay() {
    Facts facts = RED_CAR_WITH_ITS_ENGINE;
    assertThat(answer(QuestionKind.COLOUR, facts, "what colour is the car")).isEqualTo("red");
    assertThat(answer(QuestionKind.MOTION, facts, "what does the car do")).isEqualTo("enters");
    assertThat(answer(QuestionKind.SIDE, facts, "from which side does the car come"))
        .isEqualTo("left");
    assertThat(answer(QuestionKind.SOUND, facts, "what is heard")).isEqualTo("engine");
    assertThat(answer(QuestionKind.SOURCE, facts, "is what is heard in view")).isEqualTo("yes");
    assertThat(answer(QuestionKind.PRESENCE, facts, "do you see a car")).isEqualTo("yes");
    assertThat(answer(QuestionKind.PRESENCE, facts, "do you see a dog")).isEqualTo("no");
    assertThat(answer(QuestionKind.COLOURED_PRESENCE, facts, "is there a blue car in view"))
        .isEqualTo("no");
    assertThat(answer(QuestionKind.CAMERA, facts, "what is wrong with the picture"))
        .isEqualTo("nothing");
  }

  @Test
  void anEngineBesideAPersonIsNotInView() {
    Facts facts =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(
                new ThingFact(
                    ThingKind.PERSON, Optional.of(Colour.BLUE), Motion.STANDS, Optional.empty())),
            List.of(SoundKind.ENGINE),
            false);
    assertThat(answer(QuestionKind.SOURCE, facts, "is what is heard in view")).isEqualTo("no");
  }

  @Test
  void ofAnEmptyViewNobodyAsksWhetherTheSoundIsInItForSightAloneWouldTell() {
    Facts facts =
        new Facts(
            Optional.empty(), Optional.of(Place.YARD), List.of(), List.of(SoundKind.BARK), false);
    assertThat(QuestionWriter.ask(QuestionKind.SOURCE, facts, 1)).isEmpty();
  }

  @Test
  void ofACoveredPictureNobodyAsksWhatIsInView() {
    Facts facts =
        new Facts(Optional.of(CameraFact.COVERED), Optional.empty(), List.of(), List.of(), false);
    assertThat(QuestionWriter.ask(QuestionKind.PRESENCE, facts, 1)).isEmpty();
    assertThat(QuestionWriter.ask(QuestionKind.SOURCE, facts, 1)).isEmpty();
    assertThat(answer(QuestionKind.CAMERA, facts, "what is wrong with the picture"))
        .isEqualTo("covered");
  }

  @Test
  void everyAnswerAndEveryWordIsInTheModelsLists() {
    Vocabulary words = Vocabulary.of(CaptionGrammar.vocabulary()).with(QuestionWriter.vocabulary());
    for (long number = 0; number < 60; number++) {
      SimulatedCamera camera = new SimulatedCamera(number, Split.VALIDATION);
      for (int second = 1; second < 20; second++) {
        QuestionWriter.ask(camera.factsAt(second), kind -> true, number * 100 + second)
            .ifPresent(
                asked -> {
                  assertThat(QuestionWriter.ANSWERS).contains(asked.answer());
                  for (String word : Vocabulary.words(asked.question())) {
                    assertThat(words.words()).contains(word);
                  }
                });
      }
    }
  }

  @Test
  void questionsOfYesOrNoHaveBothAnswers() {
    Map<QuestionKind, Map<String, Integer>> counts = new EnumMap<>(QuestionKind.class);
    for (long number = 0; number < 80; number++) {
      SimulatedCamera camera = new SimulatedCamera(number, Split.VALIDATION);
      for (int second = 2; second < 20; second += 3) {
        for (QuestionKind kind : QuestionKind.values()) {
          Facts facts = camera.factsAt(second);
          if (facts.things().size() != 1) {
            continue;
          }
          QuestionWriter.ask(kind, facts, number * 31 + second)
              .ifPresent(
                  asked ->
                      counts
                          .computeIfAbsent(kind, k -> new HashMap<>())
                          .merge(asked.answer(), 1, Integer::sum));
        }
      }
    }
    for (QuestionKind kind :
        List.of(
            QuestionKind.PRESENCE,
            QuestionKind.COLOURED_PRESENCE,
            QuestionKind.SOUND_PRESENCE,
            QuestionKind.SOURCE)) {
      Map<String, Integer> answers = counts.getOrDefault(kind, Map.of());
      int yes = answers.getOrDefault("yes", 0);
      int all = answers.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(yes / (double) all).as(kind + " " + answers).isBetween(0.2, 0.8);
    }
  }
}
