package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptionGrammarTest {
  private static final Facts NOTHING =
      new Facts(Optional.empty(), Optional.empty(), List.of(), List.of(), false);

  @Test
  void everyCaptionReadsBackAsTheFactsItSays() {
    for (int number = 0; number < 150; number++) {
      Truth truth = Truth.of(new SceneGenerator().generate(number, Split.TEST_COMBINATIONS));
      for (double t = 0.5; t <= truth.scene().duration(); t += 0.5) {
        Facts facts = truth.factsAt(t);
        for (String caption : CaptionGrammar.captions(facts, 6)) {
          assertThat(Truth.captionFacts(caption).sameAs(facts)).as(caption).isTrue();
        }
      }
    }
  }

  @Test
  void captionsAreShortLowerCaseAndOfTheVocabulary() {
    Set<String> vocabulary = new HashSet<>(CaptionGrammar.vocabulary());
    assertThat(vocabulary).hasSizeLessThanOrEqualTo(160);
    for (int number = 0; number < 150; number++) {
      Truth truth = Truth.of(new SceneGenerator().generate(number, Split.TEST));
      for (double t = 0.5; t <= truth.scene().duration(); t += 0.5) {
        List<String> captions = truth.captionsAt(t);
        assertThat(captions).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        for (String caption : captions) {
          List<String> words = List.of(caption.split(" ", -1));
          assertThat(words).hasSizeLessThanOrEqualTo(CaptionGrammar.MAX_WORDS);
          assertThat(vocabulary).containsAll(words);
        }
      }
    }
  }

  @Test
  void aCaptionIsReadClauseByClause() {
    Facts facts =
        CaptionGrammar.facts("a red car drives in from the left while a dog barks and purple rain");
    assertThat(facts)
        .isEqualTo(
            new Facts(
                Optional.empty(),
                Optional.empty(),
                List.of(
                    new ThingFact(
                        ThingKind.CAR,
                        Optional.of(Colour.RED),
                        Motion.ENTERS,
                        Optional.of(Side.LEFT))),
                List.of(SoundKind.BARK),
                false));
    assertThat(facts.atoms())
        .containsExactly(
            "kind=car", "colour=car:red", "motion=car:enters", "side=car:left", "sound=bark");
  }

  @Test
  void aThingWithoutAColourAndAnUnknownPlaceReadBackAsWell() {
    for (ThingKind kind : ThingKind.values()) {
      for (Motion motion : Motion.values()) {
        Facts facts =
            new Facts(
                Optional.of(CameraFact.CUT),
                Optional.empty(),
                List.of(new ThingFact(kind, Optional.empty(), motion, Optional.empty())),
                List.of(SoundKind.SPEECH),
                false);
        for (String caption : CaptionGrammar.captions(facts, 6)) {
          assertThat(Truth.captionFacts(caption).sameAs(facts)).as(caption).isTrue();
        }
      }
    }
    assertThat(CaptionGrammar.facts("a person enters from the left").atoms())
        .containsExactly("kind=person", "motion=person:enters", "side=person:left");
  }

  @Test
  void ofMoreThanThereIsRoomForTheLastIsLeftOut() {
    List<ThingFact> things =
        List.of(ThingKind.PERSON, ThingKind.CAR, ThingKind.TRUCK, ThingKind.DOG).stream()
            .map(
                k ->
                    new ThingFact(
                        k, Optional.of(Colour.RED), Motion.CROSSES, Optional.of(Side.LEFT)))
            .toList();
    Facts facts =
        new Facts(
            Optional.of(CameraFact.CUT),
            Optional.of(Place.STREET),
            things,
            List.of(SoundKind.BARK, SoundKind.RAIN, SoundKind.MUSIC),
            false);
    for (String caption : CaptionGrammar.captions(facts, 6)) {
      assertThat(caption.split(" ", -1)).hasSizeLessThanOrEqualTo(CaptionGrammar.MAX_WORDS);
      assertThat(facts.atoms()).containsAll(CaptionGrammar.facts(caption).atoms());
      assertThat(caption).contains("street").contains("red");
    }
  }

  @Test
  void textOutsideTheGrammarSaysNothing() {
    assertThat(CaptionGrammar.facts("")).isEqualTo(NOTHING);
    assertThat(CaptionGrammar.facts("and and while the the")).isEqualTo(NOTHING);
  }
}
