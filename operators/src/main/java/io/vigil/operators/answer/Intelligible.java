package io.vigil.operators.answer;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.text.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a bundle can read a question at all; if not, why. */
final class Intelligible {

  private final BundleManifest manifest;
  private final Vocabulary vocabulary;
  private final Set<String> words;

  Intelligible(BundleManifest manifest) {
    this.manifest = manifest;
    this.vocabulary = new Vocabulary(manifest.vocabulary());
    this.words = new HashSet<>(manifest.vocabulary());
  }

  /** Why it cannot be read, in a sentence for who asked; empty if it can. */
  String fault(String question) {
    if (manifest.answers().isEmpty()) {
      return "The model %s %s answers no questions: take one that does."
          .formatted(manifest.name(), manifest.version());
    }
    List<String> asked =
        Vocabulary.words(question).stream().filter(w -> !w.equals(",") && !w.equals(".")).toList();
    if (asked.isEmpty()) {
      return "There are no words in the question.";
    }
    int most = manifest.inputs().sentenceWords();
    int[] starts = vocabulary.starts(question);
    if (starts[starts.length - 1] > most) {
      return "The question is too long: it comes to %d words and pieces of words, %d are read."
          .formatted(starts[starts.length - 1], most);
    }
    if (asked.stream().noneMatch(words::contains)) {
      return "The model knows none of these words: " + String.join(" ", asked) + ".";
    }
    return "";
  }
}
