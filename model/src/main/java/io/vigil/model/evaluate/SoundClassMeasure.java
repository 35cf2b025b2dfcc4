package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.SoftmaxRegression;
import io.vigil.model.evaluate.metric.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How well the sound encoder tells the ten classes of ESC-10 apart: a linear probe of its tokens,
 * learnt on folds 1 to 3 and judged on fold 4. Beside it what Piczak (2015) measured of people and
 * of a random forest on spectral features.
 */
final class SoundClassMeasure implements Measure {

  private static final double AIM = 0.8;
  private static final double HUMAN = 0.957;
  private static final double FOREST = 0.727;

  @Override
  public List<Figure> measure(Played played) {
    List<SoundClip> learnt = played.clips().stream().filter(c -> !c.heldOut()).toList();
    List<SoundClip> judged = played.clips().stream().filter(SoundClip::heldOut).toList();
    if (learnt.isEmpty() || judged.isEmpty()) {
      return List.of();
    }
    SoftmaxRegression probe =
        new SoftmaxRegression(
            learnt.stream().map(SoundClip::features).toList(),
            learnt.stream().map(SoundClip::label).toList());
    List<Tally> right =
        judged.stream()
            .map(clip -> Tally.NONE.plus(probe.label(clip.features()).equals(clip.label())))
            .toList();
    Map<String, Long> classes =
        judged.stream().collect(Collectors.groupingBy(SoundClip::label, Collectors.counting()));
    return List.of(
        Figure.of("sounds.ESC-10 fold 4, accuracy", Estimate.mean(right))
            .atLeast(AIM)
            .with("chance", 1.0 / classes.size())
            .with("majority", (double) most(classes) / judged.size())
            .with("random forest", FOREST)
            .with("human", HUMAN)
            .with("clips", judged.size()));
  }

  private static long most(Map<String, Long> classes) {
    return classes.values().stream().map(Function.identity()).max(Long::compare).orElse(0L);
  }
}
