package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the measures make of a model that knows the truth, and of one that says nothing. */
class MeasuresTest {

  private final TruthfulModel model = new TruthfulModel();
  private final Played truth = model.played();
  private final Played silence = model.played(Map.of(Condition.TEST, model.silent()));

  private static Figure figure(Measure measure, Played played, String name) {
    return find(measure.measure(played), name);
  }

  private static Figure find(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.figure().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + name + " among " + figures));
  }

  private static double detail(Figure figure, String name) {
    assertThat(figure.detail()).containsKey(name);
    return ((Number) Objects.requireNonNull(figure.detail().get(name))).doubleValue();
  }

  @Test
  void everyFigureHasAnIntervalThatHoldsIt() {
    List<Measure> measures =
        List.of(
            new EventMeasure(Condition.TEST, 0.9),
            new TypeMeasure(Condition.TEST, 0.9),
            new MotionMeasure(),
            new BothSensesMeasure(),
            new PlaceMeasure(Condition.TEST),
            new FactMeasure(Condition.TEST, true),
            new CaptionMeasure(Condition.TEST),
            new StoryMeasure(Condition.TEST),
            new DueMeasure(),
            new RetrievalMeasure(Condition.TEST, true),
            new SoundRetrievalMeasure(),
            new QuestionMeasure(Condition.TEST, true),
            new MemoryMeasure(),
            new CalibrationMeasure(Condition.TEST));
    for (Measure measure : measures) {
      List<Figure> figures = measure.measure(truth);
      assertThat(figures).as(measure.getClass().getSimpleName()).isNotEmpty();
      for (Figure figure : figures) {
        assertThat(figure.value())
            .as(figure.figure())
            .isBetween(detail(figure, "low95") - 1e-9, detail(figure, "high95") + 1e-9);
      }
    }
  }

  @Test
  void whoKnowsAllEventsFindsThemAndChanceDoesNot() {
    Figure figure = figure(new EventMeasure(Condition.TEST, 0.9), truth, "event F1, all events");

    assertThat(figure.value()).isGreaterThan(0.95);
    assertThat(detail(figure, "chance")).isLessThan(0.4);
    assertThat(detail(figure, "deaf")).isBetween(0.3, 0.95);
    assertThat(detail(figure, "blind")).isBetween(0.1, 0.8);
    assertThat(
            figure(new EventMeasure(Condition.TEST, 0.9), silence, "event F1, all events").value())
        .isZero();
  }

  @Test
  void whoKnowsWhereThingsAreHitsTheirBoxesAndThePicturesMiddleSeldomDoes() {
    String name = "place of a thing, its middle in the box";
    Figure figure = figure(new PlaceMeasure(Condition.TEST), truth, name);

    assertThat(figure.value()).isGreaterThan(0.9);
    assertThat(detail(figure, "chance")).isBetween(0.01, 0.6);
    assertThat(detail(figure, "places")).isGreaterThan(30);
    assertThat(detail(figure(new PlaceMeasure(Condition.TEST), silence, name), "places")).isZero();
  }

  @Test
  void withoutMotionOnlyMotionIsLost() {
    Figure figure = figure(new MotionMeasure(), truth, "event F1, motion types");

    assertThat(figure.value()).isGreaterThan(0.9);
    assertThat(detail(figure, "still")).isZero();
  }

  @Test
  void captionsThatSayTheFactsScoreOneByEveryKindOfFact() {
    List<Figure> figures = new FactMeasure(Condition.TEST, true).measure(truth);

    for (String kind : List.of("fact", "kind", "colour", "motion", "sound", "side")) {
      assertThat(find(figures, "caption " + kind + " precision").value()).as(kind).isOne();
      assertThat(find(figures, "caption " + kind + " recall").value()).as(kind).isOne();
      assertThat(detail(find(figures, "caption " + kind + " recall"), "chance")).isLessThan(0.8);
    }
    assertThat(detail(find(figures, "caption kind recall"), "blind")).isZero();
  }

  @Test
  void captionsInTheWordsOfAReferenceScoreFarAboveChance() {
    Figure cider = figure(new CaptionMeasure(Condition.TEST), truth, "caption CIDEr");

    assertThat(cider.value()).isGreaterThan(4).isGreaterThan(3 * detail(cider, "chance"));
  }

  @Test
  void theTrueStoryScoresNearlyOneAndSilenceNothing() {
    Figure soda = figure(new StoryMeasure(Condition.TEST), truth, "caption SODA_c");

    // What is missing is mostly what comes within a second of another caption, which is not said.
    assertThat(soda.value()).isBetween(0.75, 1.0);
    assertThat(detail(soda, "chance")).isLessThan(0.5);
    assertThat(figure(new StoryMeasure(Condition.TEST), silence, "caption SODA_c").value())
        .isZero();
  }

  @Test
  void whoSpeaksWhenItIsDueBeatsTheTimer() {
    Figure due = figure(new DueMeasure(), truth, "captions when due, F1 within 1 s");

    assertThat(due.value()).isEqualTo(detail(due, "knowing")).isGreaterThan(0.8);
    assertThat(detail(due, "timer")).isLessThan(detail(due, "knowing"));
  }

  @Test
  void whatIsLostOnCombinationsIsTheDifference() {
    Played lost = model.played(Map.of(Condition.COMBINATIONS, model.silent()));
    List<Figure> figures = new CombinationMeasure().measure(lost);
    double seen =
        figure(new EventMeasure(Condition.TEST, 0.9), lost, "event F1, mean of types").value();

    assertThat(find(figures, "combinations never seen, loss of event F1").value())
        .isCloseTo(seen, within(1e-9));
    assertThat(find(figures, "combinations never seen, loss of caption fact recall").value())
        .isOne();
    assertThat(new CombinationMeasure().measure(truth)).isEmpty();
  }

  @Test
  void whereMeaningsShareADirectionEveryMomentIsFound() {
    Figure text =
        figure(
            new RetrievalMeasure(Condition.TEST, true),
            truth,
            "retrieval R@1 of 100, text to moment");
    Figure sound =
        figure(new SoundRetrievalMeasure(), truth, "retrieval R@1 of 100, sound to picture");

    assertThat(text.value()).isGreaterThan(0.9);
    assertThat(detail(text, "chance")).isBetween(0.009, 0.1);
    assertThat(sound.value()).isOne();
    assertThat(detail(sound, "by facts"))
        .as("knowing what a sound's maker is narrows the choice, but does not make it")
        .isBetween(1.2 * detail(sound, "chance"), 0.8);
  }

  @Test
  void fusedEventsAreComparedWithTheBestThatOneSenseCanGuess() {
    Figure gain =
        figure(
            new BothSensesMeasure(),
            truth,
            "events that need both senses, gain in F1 over the better one");

    assertThat(detail(gain, "fused")).isGreaterThan(0.9);
    assertThat(detail(gain, "single")).as("one who guesses is sometimes right").isBetween(0.1, 0.9);
    assertThat(gain.value())
        .isCloseTo(detail(gain, "fused") - detail(gain, "single"), within(1e-9));
  }

  @Test
  void withoutADifferenceTheMemoryIsWorthNothing() {
    Figure loss =
        figure(
            new MemoryMeasure(),
            truth,
            "memory: loss on questions of now against the last four frames");

    assertThat(loss.value()).isZero();
    assertThat(detail(loss, "whole")).isEqualTo(detail(loss, "recent")).isGreaterThan(0);
  }

  @Test
  void whoIsSureAndRightIsCalibrated() {
    List<Figure> figures = new CalibrationMeasure(Condition.TEST).measure(truth);

    assertThat(find(figures, "calibration error (ECE)").value()).isCloseTo(0.01, within(0.005));
    assertThat(find(figures, "calibration error (ECE) of events told").value())
        .isCloseTo(0.04, within(0.01));
  }
}
