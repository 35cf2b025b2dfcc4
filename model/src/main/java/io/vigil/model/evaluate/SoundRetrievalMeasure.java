package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.Facts;
import java.util.List;
import java.util.Set;

/**
 * How often the sound of a moment finds its pictures, among a hundred moments in which something is
 * seen and something is heard. Sound and pictures are embedded apart: by windows of the blind and
 * of the deaf. Beside it the most that one finds who knows exactly which sounds are heard and how
 * many of their makers each picture shows, and no more.
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
                .with("by facts", byFacts(retrieval, seen.recordings()))
                .with("queries", Tally.count(found)));
  }

  private static double byFacts(Retrieval retrieval, List<Recording> recordings) {
    return retrieval.drawn(
        recordings, facts -> Set.copyOf(facts.sounds()), SoundRetrievalMeasure::explained);
  }

  /** How many of the sounds heard come from what a picture shows. */
  static int explained(Facts heard, Facts seen) {
    return (int)
        heard.sounds().stream()
            .filter(sound -> seen.things().stream().anyMatch(t -> t.kind().makes(sound)))
            .count();
  }
}
