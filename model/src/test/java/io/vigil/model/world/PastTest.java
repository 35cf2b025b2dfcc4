package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastTest {

  private static Sighting see(ThingKind kind, Colour colour, boolean clear) {
    return new Sighting(kind, Optional.of(colour), clear, Extent.WHOLE);
  }

  @Test
  void aKindIsSeenFromTwoClearPicturesOn() {
    List<Sighting> dog = List.of(see(ThingKind.DOG, Colour.BLACK, true));
    List<Sighting> edge = List.of(see(ThingKind.DOG, Colour.BLACK, false));

    assertThat(Past.of(List.of(dog, dog)).seen()).containsExactly(ThingKind.DOG);
    assertThat(Past.of(List.of(dog, edge)).seen()).isEmpty();
    assertThat(Past.of(List.of(edge)).absent())
        .doesNotContain(ThingKind.DOG)
        .contains(ThingKind.CAR, ThingKind.PERSON);
  }

  @Test
  void aColourIsKnownWhereAllOfAKindHadTheSame() {
    List<Sighting> red = List.of(see(ThingKind.CAR, Colour.RED, true));
    List<Sighting> blue = List.of(see(ThingKind.CAR, Colour.BLUE, true));
    List<Sighting> unnamed =
        List.of(new Sighting(ThingKind.CAR, Optional.empty(), true, Extent.WHOLE));

    assertThat(Past.of(List.of(red, red)).colours()).containsEntry(ThingKind.CAR, Colour.RED);
    assertThat(Past.of(List.of(red, blue, blue)).colours()).isEmpty();
    assertThat(Past.of(List.of(red, unnamed)).colours()).isEmpty();
  }

  @Test
  void questionsOnThePastAreAnsweredByWhatTheSimulatedCameraShowed() {
    int asked = 0;
    int yes = 0;
    for (long seed = 0; seed < 40; seed++) {
      SimulatedCamera camera = new SimulatedCamera(seed, Split.VALIDATION);
      List<List<Sighting>> pictures = new ArrayList<>();
      for (int k = 0; k < 30; k++) {
        pictures.add(camera.sightingsAt(k * Truth.SLOT).orElseThrow());
      }
      Past past = Past.of(pictures);
      Optional<QuestionAnswer> question =
          QuestionWriter.ask(QuestionKind.PAST_PRESENCE, past, seed);
      if (question.isPresent()) {
        asked++;
        boolean said = question.get().answer().equals("yes");
        yes += said ? 1 : 0;
        assertThat(past.seen().stream().anyMatch(k -> question.get().question().contains(k.word())))
            .isEqualTo(said);
      }
    }
    assertThat(asked).isGreaterThan(35);
    assertThat(yes).isBetween(10, asked - 10);
  }

  @Test
  void aStatementIsTrueFalseOrUndecided() {
    Facts dog =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(
                new ThingFact(
                    ThingKind.DOG, Optional.of(Colour.BLACK), Motion.STANDS, Optional.empty())),
            List.of(SoundKind.BARK),
            false);
    Facts car =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(
                new ThingFact(
                    ThingKind.CAR, Optional.of(Colour.RED), Motion.STANDS, Optional.empty())),
            List.of(),
            false);

    assertThat(QuestionWriter.verdict(dog, CaptionGrammar.caption(dog, 1))).contains("yes");
    assertThat(QuestionWriter.verdict(dog, CaptionGrammar.caption(car, 1))).contains("no");
    Facts two =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(dog.things().get(0), dog.things().get(0)),
            List.of(),
            false);
    assertThat(QuestionWriter.verdict(two, CaptionGrammar.caption(car, 1))).isEmpty();
  }
}
