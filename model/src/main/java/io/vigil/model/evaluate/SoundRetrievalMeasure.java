package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import java.util.List;

/**
 * How often the sound of a moment finds its pictures, among a hundred moments in which something is
 * seen and something is heard. Sound and pictures are embedded apart: by windows of the blind and
 * of the deaf.
 */
final class SoundRetrievalMeasure implements Measure {

  private static final double AIM = 0.4;

  @Override
  public List<Figure> measure(Played played) {
    TestSet seen = played.of(Condition.DEAF);
    TestSet heard = played.of(Condition.BLIND);
    Retrieval retrieval =
        new Retrieval(
            seen.recordings(), facts -> !facts.things().isEmpty() && !facts.sounds().isEmpty());
    List<Tally> found =
        retrieval.search(Retrieval.fused(heard.recordings()), Retrieval.fused(seen.recordings()));
    return Tally.count(found) == 0
        ? List.of()
        : List.of(
            Figure.of("retrieval R@1 of 100, sound to picture", Estimate.mean(found))
                .atLeast(AIM)
                .with("chance", retrieval.chance())
                .with("queries", Tally.count(found)));
  }
}
