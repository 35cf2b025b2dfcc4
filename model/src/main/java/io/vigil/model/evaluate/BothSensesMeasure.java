package io.vigil.model.evaluate;

import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What fusing the senses is worth where it is needed: F1 of the events that need both, less that of
 * the better single sense. A model that lacks a sense tells no such event, which would be too easy
 * to beat; so each sense may also guess: the deaf one whenever it sees something that could sound,
 * the blind one whenever it hears something that could be in view. The best of all counts, for each
 * type.
 */
final class BothSensesMeasure implements Measure {

  private static final double AIM = 0.15;
  private static final String BOTH = "both.";

  /** What the deaf guesses by, and what the blind does. */
  private static final Map<Condition, List<String>> CLUES =
      Map.of(
          Condition.DEAF, List.of("thing.person", "thing.vehicle", "thing.animal"),
          Condition.BLIND, List.of("sound.speech", "sound.crying", "sound.bark", "sound.engine"));

  /** The counts of one recording, of each type fused and by the better single sense. */
  private record Pair(List<Hits> fused, List<Hits> single) {}

  @Override
  public List<Figure> measure(Played played) {
    List<String> names = played.manifest().eventTypes().stream().map(t -> t.name()).toList();
    List<List<Hits>> fused = new ArrayList<>();
    List<List<Hits>> single = new ArrayList<>();
    Map<String, Double> senses = new LinkedHashMap<>();
    for (int e = 0; e < names.size(); e++) {
      int type = e;
      List<Hits> own = hits(played.of(Condition.TEST), type);
      if (!names.get(e).startsWith(BOTH) || Hits.sum(own).wanted() == 0) {
        continue;
      }
      List<List<Hits>> alone = new ArrayList<>();
      for (Condition sense : List.of(Condition.DEAF, Condition.BLIND)) {
        alone.add(hits(played.of(sense), type));
        alone.add(
            guesses(played.of(sense), names, names.get(e), CLUES.getOrDefault(sense, List.of())));
      }
      List<Hits> better =
          alone.stream()
              .max(Comparator.comparingDouble(hits -> Hits.sum(hits).f1()))
              .orElse(List.of());
      senses.put("single " + names.get(e), Hits.sum(better).f1());
      fused.add(own);
      single.add(better);
    }
    if (fused.isEmpty()) {
      return List.of();
    }
    List<Pair> pairs =
        IntStream.range(0, fused.get(0).size())
            .mapToObj(r -> new Pair(row(fused, r), row(single, r)))
            .toList();
    return List.of(
        Figure.of(
                "events that need both senses, gain in F1 over the better one",
                Estimate.of(pairs, BothSensesMeasure::gain))
            .atLeast(AIM)
            .with("fused", meanF1(pairs.stream().map(Pair::fused).toList()))
            .with("single", meanF1(pairs.stream().map(Pair::single).toList()))
            .with(senses));
  }

  private static double gain(List<Pair> pairs) {
    return meanF1(pairs.stream().map(Pair::fused).toList())
        - meanF1(pairs.stream().map(Pair::single).toList());
  }

  /** The mean over the types, each summed over the recordings. */
  private static double meanF1(List<List<Hits>> recordings) {
    return IntStream.range(0, recordings.get(0).size())
        .mapToDouble(t -> Hits.sum(recordings.stream().map(r -> r.get(t)).toList()).f1())
        .average()
        .orElse(0);
  }

  private static List<Hits> row(List<List<Hits>> types, int recording) {
    return types.stream().map(recordings -> recordings.get(recording)).toList();
  }

  private static List<Hits> hits(TestSet set, int type) {
    return set.scores().stream().map(scores -> scores.get(type).counts()).toList();
  }

  /** One who tells an event of the type whenever a clue is told. */
  private static List<Hits> guesses(
      TestSet set, List<String> names, String type, List<String> clues) {
    return IntStream.range(0, set.recordings().size())
        .mapToObj(
            r -> {
              List<Span> guessed = guess(set.told().get(r), names, clues);
              return EventScore.of(EventScorer.truth(set.recordings().get(r), type), guessed)
                  .counts();
            })
        .toList();
  }

  static List<Span> guess(List<ToldEvent> told, List<String> names, List<String> clues) {
    List<Span> spans = new ArrayList<>();
    for (ToldEvent event : told) {
      if (clues.contains(names.get(event.type()))) {
        spans.add(event.span());
      }
    }
    spans.sort(Comparator.comparingDouble(Span::start));
    return EventScore.joined(spans, Recording.SLOT);
  }
}
