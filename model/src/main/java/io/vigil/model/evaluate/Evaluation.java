package io.vigil.model.evaluate;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.inference.Inference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Measures a bundle on what training never saw: everything is played once, then every {@link
 * Measure} reads its figures off it.
 */
public final class Evaluation {

  private static final List<Measure> MEASURES =
      List.of(
          new EventMeasure(Condition.TEST, 0.9),
          new TypeMeasure(Condition.TEST, 0.8),
          new MotionMeasure(),
          new BothSensesMeasure(),
          new PlaceMeasure(Condition.TEST),
          new EventMeasure(Condition.COMPOSITE, 0.75),
          new TypeMeasure(Condition.COMPOSITE, 0.75),
          new PlaceMeasure(Condition.COMPOSITE),
          new FactMeasure(Condition.TEST, true),
          new CaptionMeasure(Condition.TEST),
          new StoryMeasure(Condition.TEST),
          new DueMeasure(),
          new FactMeasure(Condition.COMPOSITE, false),
          new CaptionMeasure(Condition.COMPOSITE),
          new StoryMeasure(Condition.COMPOSITE),
          new CombinationMeasure(),
          new EventMeasure(Condition.COMBINATIONS, 0.8),
          new FactMeasure(Condition.COMBINATIONS, true),
          new CaptionMeasure(Condition.COMBINATIONS),
          new QuestionMeasure(Condition.COMBINATIONS, true),
          new RetrievalMeasure(Condition.COMBINATIONS, true),
          new MemoryMeasure(),
          new AnswerTimeMeasure(),
          new RetrievalMeasure(Condition.TEST, true),
          new SoundRetrievalMeasure(),
          new RetrievalMeasure(Condition.COMPOSITE, false),
          new QuestionMeasure(Condition.TEST, true),
          new BothSensesQuestionMeasure(),
          new QuestionMeasure(Condition.COMPOSITE, false),
          new SoundClassMeasure(),
          new StillMeasure(),
          new HealthMeasure(),
          new TypeMeasure(Condition.FILMS, 0.9),
          new CalibrationMeasure(Condition.TEST),
          new CalibrationMeasure(Condition.COMPOSITE),
          new FalseAlarmMeasure(),
          new FaithfulnessMeasure(Condition.TEST),
          new FaithfulnessMeasure(Condition.COMPOSITE));

  private final Inference inference;
  private final EvaluationConfig config;
  private final Optional<HeldOut> heldOut;

  /** Of a loaded bundle, on the procedural world. */
  public Evaluation(Inference inference, EvaluationConfig config) {
    this(inference, config, Optional.empty());
  }

  /**
   * Of a loaded bundle.
   *
   * @param assets a pack, of whose held-out parts the composite world and films with faults are
   *     made, and the pictures and sounds are; without one, only the procedural world is measured
   *     on
   */
  public Evaluation(Inference inference, EvaluationConfig config, Optional<AssetPack> assets) {
    this.inference = inference;
    this.config = config;
    this.heldOut = assets.map(pack -> new HeldOut(pack, config));
  }

  /** How many steps {@link #run} tells of: one for each camera and each measure. */
  public int steps() {
    int simulated = config.cameras() + config.combinations();
    int real = heldOut.map(HeldOut::steps).orElse(0);
    return simulated + real + MEASURES.size();
  }

  /**
   * Plays all cameras and measures.
   *
   * @param progress hears how many steps are done
   */
  public List<Figure> run(IntConsumer progress) {
    int[] done = {0};
    Runnable step = () -> progress.accept(++done[0]);
    Played played = new Playback(inference, config, step).play(heldOut);
    List<Figure> figures = new ArrayList<>();
    for (Measure measure : MEASURES) {
      figures.addAll(measure.measure(played));
      step.run();
    }
    return figures;
  }
}
