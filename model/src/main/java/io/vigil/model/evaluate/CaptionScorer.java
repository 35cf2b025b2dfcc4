package io.vigil.model.evaluate;

import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Judges captions at the slots where the truth has something new to say. */
final class CaptionScorer {

  private static final int BATCH = 16;

  private final Inference inference;

  /** One judged caption. */
  record Judged(int told, int correct, int wanted, String caption, List<String> references) {}

  CaptionScorer(Inference inference) {
    this.inference = inference;
  }

  List<Judged> judge(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 1; slot < recording.outputs().size(); slot++) {
      if (recording.camera().isCaptionDue(slot)) {
        slots.add(slot);
      }
    }
    List<Judged> judged = new ArrayList<>();
    for (int from = 0; from < slots.size(); from += BATCH) {
      List<Integer> part = slots.subList(from, Math.min(slots.size(), from + BATCH));
      List<CaptionOutput> captions =
          inference.caption(part.stream().map(s -> recording.outputs().get(s).context()).toList());
      for (int i = 0; i < part.size(); i++) {
        double end = (part.get(i) + 1) * Recording.SLOT;
        judged.add(judge(captions.get(i).text(), recording, end));
      }
    }
    return judged;
  }

  private static Judged judge(String text, Recording recording, double end) {
    Facts facts = recording.camera().factsAt(end);
    String caption = text.toLowerCase(Locale.ROOT).replace(".", "");
    Set<String> told = new HashSet<>(CaptionGrammar.facts(caption).atoms());
    Predicate<String> unknown = recording.camera().unknownAt(end);
    told.removeIf(atom -> unknown.test(atom) && !facts.atoms().contains(atom));
    Set<String> wanted = facts.atoms();
    Set<String> correct = new HashSet<>(told);
    correct.retainAll(wanted);
    return new Judged(
        told.size(), correct.size(), wanted.size(), caption, recording.camera().captionsAt(end));
  }

  static double precision(List<Judged> judged) {
    int told = judged.stream().mapToInt(Judged::told).sum();
    return told == 0 ? 0 : judged.stream().mapToInt(Judged::correct).sum() / (double) told;
  }

  static double recall(List<Judged> judged) {
    int wanted = judged.stream().mapToInt(Judged::wanted).sum();
    return wanted == 0 ? 0 : judged.stream().mapToInt(Judged::correct).sum() / (double) wanted;
  }

  static double cider(List<Judged> judged) {
    Cider cider = new Cider(judged.stream().map(Judged::references).toList());
    return judged.stream()
        .mapToDouble(j -> cider.score(j.caption(), j.references()))
        .average()
        .orElse(0);
  }
}
