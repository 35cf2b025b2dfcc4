package io.vigil.model.evaluate;

import io.vigil.model.evaluate.CaptionScorer.Judged;
import io.vigil.model.inference.Inference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The captions of recordings where the truth has something new to say, each judged by the truth of
 * its own moment, and by chance: by that of a moment of the next camera. For one thread.
 */
final class CaptionSet {

  private final List<Recording> recordings;
  private final Lazy<List<List<String>>> texts;
  private final Lazy<List<List<Judged>>> judged = new Lazy<>(() -> judge(0));
  private final Lazy<List<List<Judged>>> chance = new Lazy<>(() -> judge(1));

  CaptionSet(List<Recording> recordings, Inference inference) {
    this.recordings = recordings;
    CaptionScorer scorer = new CaptionScorer(inference);
    this.texts =
        new Lazy<>(
            () -> recordings.stream().map(r -> scorer.captions(r, CaptionScorer.news(r))).toList());
  }

  /** The captions of each recording. */
  List<List<Judged>> judged() {
    return judged.get();
  }

  /** The captions of another camera, by the truth of each recording; empty if there is no other. */
  List<List<Judged>> chance() {
    return recordings.size() < 2 ? List.of() : chance.get();
  }

  private List<List<Judged>> judge(int ahead) {
    return IntStream.range(0, recordings.size())
        .mapToObj(r -> judge(recordings.get(r), texts.get().get((r + ahead) % recordings.size())))
        .toList();
  }

  private static List<Judged> judge(Recording recording, List<String> captions) {
    List<Integer> slots = CaptionScorer.news(recording);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < slots.size() && !captions.isEmpty(); i++) {
      String caption = captions.get(i % captions.size());
      judged.add(CaptionScorer.judge(caption, recording, slots.get(i)));
    }
    return judged;
  }
}
