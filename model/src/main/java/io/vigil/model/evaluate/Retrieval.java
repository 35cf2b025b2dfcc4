package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Finding a moment among a hundred of which no two mean the same: how often is the one that is
 * asked for the nearest? The galleries are drawn by a seed, so that all who search find the same
 * ones.
 */
final class Retrieval {

  /** Moments in a gallery, unless the recordings hold too few that differ. */
  static final int GALLERY = 100;

  private static final int GALLERIES = 5;
  private static final long SEED = 7;

  /** The first slot whose window is full. */
  private static final int FIRST = 7;

  private final List<List<Moment>> galleries = new ArrayList<>();
  private final int recordings;

  /**
   * A moment: the window that ends with a slot of a recording.
   *
   * @param recording its number
   * @param caption one that is true of it
   */
  record Moment(int recording, int slot, String caption) {}

  /** What stands for the moments of a gallery in the space in which is searched. */
  interface Embedding {
    /** Unit vectors, one for each moment. */
    List<float[]> of(List<Moment> gallery);
  }

  /**
   * Draws galleries.
   *
   * @param chosen what the moments must hold
   */
  Retrieval(List<Recording> recordings, Predicate<Facts> chosen) {
    this.recordings = recordings.size();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int g = 0; g < GALLERIES; g++) {
      galleries.add(draw(recordings, chosen, random));
    }
  }

  private static List<Moment> draw(
      List<Recording> recordings, Predicate<Facts> chosen, SplittableRandom random) {
    List<Moment> gallery = new ArrayList<>();
    Set<Set<String>> meanings = new HashSet<>();
    for (int tries = 0; tries < 100 * GALLERY && gallery.size() < GALLERY; tries++) {
      int number = random.nextInt(recordings.size());
      Recording recording = recordings.get(number);
      int slot = FIRST + random.nextInt(recording.outputs().size() - FIRST);
      double end = (slot + 1) * Recording.SLOT;
      Facts facts = recording.camera().factsAt(end);
      Set<String> meaning = facts.atoms();
      if (chosen.test(facts) && !meaning.isEmpty() && meanings.add(meaning)) {
        List<String> captions = recording.camera().captionsAt(end);
        gallery.add(new Moment(number, slot, captions.get(random.nextInt(captions.size()))));
      }
    }
    return gallery;
  }

  /** How often guessing finds the right one. */
  double chance() {
    return Tally.mean(
        galleries.stream()
            .map(gallery -> new Tally(gallery.isEmpty() ? 0 : 1, gallery.size()))
            .toList());
  }

  /**
   * The most that one can find who knows of each query its cue, and of each moment how well it fits
   * a cue, and draws among the moments of the fit that pays best for the cue.
   *
   * @param cue of a query, by what is true of it
   * @param fit of a moment to the cue of a query
   */
  double drawn(
      List<Recording> searched, Function<Facts, Object> cue, ToIntBiFunction<Facts, Facts> fit) {
    double found = 0;
    int asked = 0;
    for (List<Moment> gallery : galleries) {
      List<Facts> all = gallery.stream().map(m -> facts(searched, m)).toList();
      for (List<Facts> alike : all.stream().collect(Collectors.groupingBy(cue)).values()) {
        Map<Integer, Long> own = counts(alike, f -> fit.applyAsInt(f, f));
        Map<Integer, Long> offered = counts(all, f -> fit.applyAsInt(alike.get(0), f));
        found +=
            own.entrySet().stream()
                .mapToDouble(e -> (double) e.getValue() / offered.getOrDefault(e.getKey(), 1L))
                .max()
                .orElse(0);
        asked += alike.size();
      }
    }
    return asked == 0 ? 0 : found / asked;
  }

  private static Map<Integer, Long> counts(List<Facts> facts, ToIntFunction<Facts> fit) {
    return facts.stream().collect(Collectors.groupingBy(fit::applyAsInt, Collectors.counting()));
  }

  private static Facts facts(List<Recording> recordings, Moment moment) {
    return recordings
        .get(moment.recording())
        .camera()
        .factsAt((moment.slot() + 1) * Recording.SLOT);
  }

  /** Searches for every moment; of each recording, how many of its own were the nearest. */
  List<Tally> search(Embedding queries, Embedding answers) {
    List<Tally> tallies = new ArrayList<>(Collections.nCopies(recordings, Tally.NONE));
    for (List<Moment> gallery : galleries) {
      List<float[]> asked = queries.of(gallery);
      List<float[]> among = answers.of(gallery);
      for (int i = 0; i < gallery.size(); i++) {
        int recording = gallery.get(i).recording();
        boolean found = nearest(asked.get(i), among) == i;
        tallies.set(recording, tallies.get(recording).plus(found));
      }
    }
    return tallies;
  }

  /** The moments' own embeddings, as fused in these recordings. */
  static Embedding fused(List<Recording> recordings) {
    return gallery ->
        gallery.stream()
            .map(m -> recordings.get(m.recording()).outputs().get(m.slot()).embedding())
            .toList();
  }

  private static int nearest(float[] query, List<float[]> among) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < among.size(); i++) {
      double dot = 0;
      for (int u = 0; u < query.length; u++) {
        dot += query[u] * among.get(i)[u];
      }
      if (dot > highest) {
        highest = dot;
        best = i;
      }
    }
    return best;
  }
}
