package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.AssetUse;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.KindAnswers.Answer;
import io.vigil.model.evaluate.metric.AveragePrecision.Case;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Motion;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.ThingFact;
import io.vigil.model.world.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Worked examples of what stands beside the figures, and of what they are made of. */
class BaselinesTest {

  @Test
  void answersAreComparedWithTheCommonestAndWithADraw() {
    KindAnswers answers =
        new KindAnswers(
            List.of(
                List.of(new Answer("red", "red"), new Answer("red", "blue")),
                List.of(new Answer("blue", "blue"), new Answer("green", "blue"))));

    assertThat(Tally.mean(answers.right())).isEqualTo(0.5);
    assertThat(answers.majority()).isEqualTo(0.75);
    assertThat(answers.chance()).as("red and blue are ever so").isEqualTo(0.5);
    assertThat(answers.right().get(0)).isEqualTo(new Tally(1, 2));
  }

  @Test
  void guessesAreMadeOfAllCluesThatOverlap() {
    List<ToldEvent> told =
        List.of(
            new ToldEvent(1, new Span(4.2, 6), 1),
            new ToldEvent(0, new Span(1, 3), 1),
            new ToldEvent(2, new Span(0, 9), 1),
            new ToldEvent(1, new Span(2, 3.5), 1));

    assertThat(
            BothSensesMeasure.guess(
                told,
                List.of("thing.person", "thing.animal", "x"),
                List.of("thing.person", "thing.animal")))
        .containsExactly(new Span(1, 3.5), new Span(4.2, 6));
  }

  @Test
  void theOnsetErrorIsTheMedianDistance() {
    List<List<EventScore>> recordings =
        List.of(
            List.of(new EventScore(2, 2, 2, List.of(-0.3, 0.1))),
            List.of(new EventScore(2, 2, 2, List.of(0.2, 0.5))));

    assertThat(EventMeasure.onsetError(recordings)).isCloseTo(0.25, within(1e-9));
    assertThat(EventMeasure.onsetError(List.of())).isZero();
  }

  @Test
  void anEventToldIsSoIfATrueOneTouchesIt() {
    List<Span> truth = List.of(new Span(5, 6));

    assertThat(CalibrationMeasure.isSo(new Span(6.5, 8), truth)).isTrue();
    assertThat(CalibrationMeasure.isSo(new Span(6.6, 8), truth)).isFalse();
    assertThat(CalibrationMeasure.isSo(new Span(3, 4.5), truth)).isTrue();
    assertThat(CalibrationMeasure.isSo(new Span(3, 4.4), truth)).isFalse();
  }

  @Test
  void aFilmHoldsNothingOfATypeWhereItsLabelsSayAllThatItShows() {
    List<String> car = List.of("car_passes", "vehicle");

    assertThat(FalseAlarmMeasure.isQuiet("thing.person", car, true)).isTrue();
    assertThat(FalseAlarmMeasure.isQuiet("thing.vehicle", car, true)).isFalse();
    assertThat(FalseAlarmMeasure.isQuiet("thing.person", List.of(), true)).isFalse();
    assertThat(FalseAlarmMeasure.isQuiet("motion.enters", car, false)).isFalse();
    assertThat(FalseAlarmMeasure.isQuiet("motion.enters", List.of("flower"), false)).isTrue();
    assertThat(FalseAlarmMeasure.isQuiet("sound.glass", car, true)).isFalse();
    assertThat(FalseAlarmMeasure.isQuiet("sound.glass", car, false)).isTrue();
    assertThat(FalseAlarmMeasure.isQuiet("camera.cut", car, true)).isTrue();
    assertThat(FalseAlarmMeasure.isApart(List.of(new Span(4, 6)), 6.9)).isFalse();
    assertThat(FalseAlarmMeasure.isApart(List.of(new Span(4, 6)), 7)).isTrue();
  }

  @Test
  void aPictureExplainsTheSoundsWhoseMakersItShows() {
    Facts heard =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(SoundKind.SPEECH, SoundKind.MUSIC),
            false);

    assertThat(SoundRetrievalMeasure.explained(heard, seen(ThingKind.PERSON))).isEqualTo(1);
    assertThat(SoundRetrievalMeasure.explained(heard, seen(ThingKind.DOG))).isZero();
  }

  private static Facts seen(ThingKind kind) {
    ThingFact thing = new ThingFact(kind, Optional.empty(), Motion.STANDS, Optional.empty());
    return new Facts(Optional.empty(), Optional.empty(), List.of(thing), List.of(), false);
  }

  @Test
  void timeIsComparedByItsMedians() {
    List<double[]> rounds =
        List.of(
            new double[] {10, 0, 0, 11}, new double[] {90, 0, 0, 12}, new double[] {10, 0, 0, 90});

    assertThat(AnswerTimeMeasure.growth(rounds)).isCloseTo(1.2, within(1e-9));
  }

  @Test
  void onlyPicturesOfWhichItIsKnownCount() {
    List<StillScore> stills =
        List.of(
            still(AssetType.STILL, List.of("person"), List.of(), 0.9f),
            still(AssetType.STILL, List.of("animal"), List.of("person"), 0.2f),
            still(AssetType.STILL, List.of("vehicle"), List.of(), 0.7f),
            still(AssetType.BACKGROUND, List.of(), List.of(), 0.1f));

    assertThat(StillMeasure.cases(stills, "thing.person", 0))
        .containsExactly(new Case(0.9f, true), new Case(0.2f, false), new Case(0.1f, false));
  }

  @Test
  void ofTheClipsOfFoldFourThoseCountThatWereNeverLearntFrom() {
    assertThat(SoundClipPlayer.isUsed(clip("audio/esc10/rain/4-1.ogg", AssetPart.HELD_OUT)))
        .isTrue();
    assertThat(SoundClipPlayer.isUsed(clip("audio/esc10/rain/4-1.ogg", AssetPart.VALIDATION)))
        .isTrue();
    assertThat(SoundClipPlayer.isUsed(clip("audio/esc10/rain/4-1.ogg", AssetPart.TRAIN))).isFalse();
    assertThat(SoundClipPlayer.isUsed(clip("audio/esc10/rain/1-1.ogg", AssetPart.TRAIN))).isTrue();
    assertThat(SoundClipPlayer.isUsed(clip("audio/esc10/rain/1-1.ogg", AssetPart.HELD_OUT)))
        .isFalse();
    assertThat(SoundClipPlayer.isUsed(clip("audio/other/rain/1-1.ogg", AssetPart.TRAIN))).isFalse();
  }

  private static Asset clip(String id, AssetPart part) {
    String set = id.substring(0, id.indexOf("/rain"));
    return new Asset(
        id,
        AssetType.SOUND,
        "rain",
        "a.wav",
        set,
        "CC0",
        AssetUse.TRAIN,
        "",
        part,
        0,
        0,
        5,
        0,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of());
  }

  private static StillScore still(
      AssetType type, List<String> labels, List<String> absent, float probability) {
    Asset asset =
        new Asset(
            "a",
            type,
            "",
            "a.jpg",
            "set",
            "CC0",
            AssetUse.TRAIN,
            "",
            AssetPart.HELD_OUT,
            10,
            10,
            0,
            0,
            List.of(),
            false,
            labels,
            absent,
            List.of());
    return new StillScore(asset, new float[] {probability});
  }

  @Test
  void soundsAreToldApartByAProbeThatNeverHeardTheJudgedOnes() {
    List<SoundClip> clips = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      float noise = (i % 5) / 10f;
      clips.add(new SoundClip("rain", i % 4 == 0, new float[] {1 + noise, noise}));
      clips.add(new SoundClip("bark", i % 4 == 0, new float[] {-1 - noise, noise}));
    }
    Played played = new Played(new TruthfulModel(), Map.of(), List.of(), clips);

    Figure figure = new SoundClassMeasure().measure(played).get(0);

    assertThat(figure.value()).isOne();
    assertThat(figure.detail()).containsEntry("chance", 0.5).containsEntry("majority", 0.5);
    assertThat(figure.detail()).containsEntry("clips", 10);
  }
}
