package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Hits;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.CaptionGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Asks for captions, and judges what they say of a moment. */
final class CaptionScorer {

  private static final int BATCH = 16;

  private final Inference inference;

  /**
   * One judged caption.
   *
   * @param told facts that it says
   * @param wanted facts that are so
   * @param caption in lower case
   * @param references what could have been said
   */
  record Judged(Set<String> told, Set<String> wanted, String caption, List<String> references) {

    /** How many of the chosen facts were told, are so, and both. */
    Hits hits(Predicate<String> chosen) {
      int told = (int) this.told.stream().filter(chosen).count();
      int hits = (int) this.told.stream().filter(chosen).filter(wanted::contains).count();
      return new Hits(hits, told, (int) wanted.stream().filter(chosen).count());
    }
  }

  CaptionScorer(Inference inference) {
    this.inference = inference;
  }

  /** The slots of a recording at which the truth has something new to say, but for the first. */
  static List<Integer> news(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 1; slot < recording.outputs().size(); slot++) {
      if (recording.camera().isCaptionDue(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** What the model says of the windows that end with these slots, in lower case. */
  List<String> captions(Recording recording, List<Integer> slots) {
    List<String> texts = new ArrayList<>();
    for (int from = 0; from < slots.size(); from += BATCH) {
      List<Integer> part = slots.subList(from, Math.min(slots.size(), from + BATCH));
      inference
          .caption(part.stream().map(s -> recording.outputs().get(s).context()).toList())
          .stream()
          .map(CaptionOutput::text)
          .forEach(text -> texts.add(text.toLowerCase(Locale.ROOT).replace(".", "")));
    }
    return texts;
  }

  /** A caption by the truth of the window that ends with a slot. */
  static Judged judge(String caption, Recording recording, int slot) {
    double end = (slot + 1) * Recording.SLOT;
    Set<String> wanted = recording.camera().factsAt(end).atoms();
    Set<String> told = new HashSet<>(CaptionGrammar.facts(caption).atoms());
    Predicate<String> unknown = recording.camera().unknownAt(end);
    told.removeIf(atom -> unknown.test(atom) && !wanted.contains(atom));
    return new Judged(told, wanted, caption, recording.camera().captionsAt(end));
  }
}
