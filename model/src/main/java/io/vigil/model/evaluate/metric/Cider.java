package io.vigil.model.evaluate.metric;

import io.vigil.model.text.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIDEr (Vedantam et al. 2015): ten times the mean cosine between the TF-IDF vectors of a caption's
 * n-grams and those of its references, n from 1 to 4. Document frequencies are those of the
 * references given.
 */
public final class Cider {

  private static final int LONGEST = 4;

  private final Map<String, Integer> documents = new HashMap<>();
  private final double logCount;

  /** Takes document frequencies from all references, one list for each caption. */
  public Cider(List<List<String>> references) {
    for (List<String> group : references) {
      Set<String> seen = new HashSet<>();
      group.forEach(r -> seen.addAll(counts(r).keySet()));
      seen.forEach(gram -> documents.merge(gram, 1, Integer::sum));
    }
    this.logCount = Math.log(references.size());
  }

  /** The score of one caption against its references. */
  public double score(String caption, List<String> references) {
    double sum = 0;
    for (int n = 1; n <= LONGEST; n++) {
      Map<String, Double> own = vector(caption, n);
      for (String reference : references) {
        sum += cosine(own, vector(reference, n));
      }
    }
    return references.isEmpty() ? 0 : 10 * sum / (LONGEST * references.size());
  }

  private Map<String, Double> vector(String sentence, int n) {
    Map<String, Double> vector = new HashMap<>();
    counts(sentence)
        .forEach(
            (gram, count) -> {
              if (gram.chars().filter(c -> c == ' ').count() == n - 1) {
                double idf = logCount - Math.log(Math.max(1, documents.getOrDefault(gram, 0)));
                vector.put(gram, count * idf);
              }
            });
    return vector;
  }

  private static Map<String, Integer> counts(String sentence) {
    List<String> words = Vocabulary.words(sentence);
    Map<String, Integer> counts = new HashMap<>();
    for (int n = 1; n <= LONGEST; n++) {
      for (int i = 0; i + n <= words.size(); i++) {
        counts.merge(String.join(" ", words.subList(i, i + n)), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static double cosine(Map<String, Double> a, Map<String, Double> b) {
    double dot = 0;
    for (Map.Entry<String, Double> entry : a.entrySet()) {
      dot += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
    }
    double norm = norm(a) * norm(b);
    return norm == 0 ? 0 : dot / norm;
  }

  private static double norm(Map<String, Double> vector) {
    return Math.sqrt(vector.values().stream().mapToDouble(v -> v * v).sum());
  }
}
