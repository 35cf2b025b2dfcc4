package io.vigil.model.evaluate;

import io.vigil.model.inference.Inference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finding a moment by a sentence: among a hundred moments of which no two mean the same, how often
 * is the one that the sentence was written of the nearest?
 */
final class Retrieval {

  static final int GALLERY = 100;

  private final Inference inference;

  @SuppressWarnings("ArrayRecordComponent") // a carrier of vectors; compared by nobody
  private record Pair(float[] moment, String sentence) {}

  Retrieval(Inference inference) {
    this.inference = inference;
  }

  /** Recall at one, text to moment, over several galleries drawn from the recordings. */
  double recallAtOne(List<Recording> recordings, int galleries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int hits = 0;
    int asked = 0;
    for (int g = 0; g < galleries; g++) {
      List<Pair> gallery = gallery(recordings, random);
      List<float[]> sentences = inference.encodeText(gallery.stream().map(Pair::sentence).toList());
      for (int i = 0; i < gallery.size(); i++) {
        hits += nearest(sentences.get(i), gallery) == i ? 1 : 0;
        asked++;
      }
    }
    return asked == 0 ? 0 : (double) hits / asked;
  }

  private static List<Pair> gallery(List<Recording> recordings, SplittableRandom random) {
    List<Pair> gallery = new ArrayList<>();
    Set<Set<String>> meanings = new HashSet<>();
    for (int tries = 0; tries < 100 * GALLERY && gallery.size() < GALLERY; tries++) {
      Recording recording = recordings.get(random.nextInt(recordings.size()));
      int slot = 7 + random.nextInt(recording.outputs().size() - 7);
      double end = (slot + 1) * Recording.SLOT;
      Set<String> meaning = recording.camera().factsAt(end).atoms();
      if (!meaning.isEmpty() && meanings.add(meaning)) {
        List<String> captions = recording.camera().captionsAt(end);
        gallery.add(
            new Pair(
                recording.outputs().get(slot).embedding(),
                captions.get(random.nextInt(captions.size()))));
      }
    }
    return gallery;
  }

  private static int nearest(float[] sentence, List<Pair> gallery) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gallery.size(); i++) {
      double dot = 0;
      for (int u = 0; u < sentence.length; u++) {
        dot += sentence[u] * gallery.get(i).moment()[u];
      }
      if (dot > highest) {
        highest = dot;
        best = i;
      }
    }
    return best;
  }
}
