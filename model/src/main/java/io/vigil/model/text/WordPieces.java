package io.vigil.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns the pieces that words are made of (WordPiece, Schuster and Nakajima 2012; as used by
 * Devlin et al. 2018): from single characters on, the pair of neighbours is joined whose joint
 * frequency is highest for the product of their own. A piece that does not begin a word begins with
 * {@link #JOIN}. Stateless.
 */
public final class WordPieces {

  /** Marks a piece that goes on with a word. */
  public static final String JOIN = "##";

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'-";

  private record Pair(String left, String right) {
    String joined() {
      return left + right.substring(JOIN.length());
    }
  }

  private WordPieces() {}

  /** Every letter and digit, as the beginning of a word and within one: they spell any word. */
  public static List<String> letters() {
    List<String> pieces = new ArrayList<>();
    for (String letter : LETTERS.split("", -1)) {
      if (!letter.isEmpty()) {
        pieces.add(letter);
        pieces.add(JOIN + letter);
      }
    }
    return pieces;
  }

  /**
   * Learns pieces from words.
   *
   * @param words lower case; a word that stands more than once counts as often
   * @param count how many pieces to learn beside the single characters; fewer come where nothing is
   *     left to join
   * @return in the order in which they were found, without whole words
   */
  public static List<String> learn(Collection<String> words, int count) {
    Map<String, Integer> frequencies = new TreeMap<>();
    words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
    Map<String, List<String>> split = new TreeMap<>();
    frequencies.keySet().forEach(word -> split.put(word, characters(word)));
    Set<String> learned = new LinkedHashSet<>();
    while (learned.size() < count) {
      Map<String, Integer> single = new HashMap<>();
      Map<Pair, Integer> pairs = new HashMap<>();
      split.forEach(
          (word, pieces) -> {
            int frequency = frequencies.getOrDefault(word, 0);
            for (int i = 0; i < pieces.size(); i++) {
              single.merge(pieces.get(i), frequency, Integer::sum);
              if (i > 0) {
                pairs.merge(new Pair(pieces.get(i - 1), pieces.get(i)), frequency, Integer::sum);
              }
            }
          });
      Pair best =
          pairs.entrySet().stream()
              .filter(e -> e.getValue() > 1)
              .max(
                  Comparator.<Map.Entry<Pair, Integer>>comparingDouble(
                          e -> score(e.getKey(), e.getValue(), single))
                      .thenComparing(e -> e.getKey().joined(), Comparator.reverseOrder()))
              .map(Map.Entry::getKey)
              .orElse(null);
      if (best == null) {
        break;
      }
      split.replaceAll((word, pieces) -> join(pieces, best));
      if (!frequencies.containsKey(best.joined())) {
        learned.add(best.joined());
      }
    }
    return List.copyOf(learned);
  }

  private static double score(Pair pair, int together, Map<String, Integer> single) {
    return together
        / ((double) single.getOrDefault(pair.left(), 1) * single.getOrDefault(pair.right(), 1));
  }

  private static List<String> characters(String word) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      pieces.add((i == 0 ? "" : JOIN) + word.charAt(i));
    }
    return pieces;
  }

  private static List<String> join(List<String> pieces, Pair pair) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean here =
          i + 1 < pieces.size()
              && pieces.get(i).equals(pair.left())
              && pieces.get(i + 1).equals(pair.right());
      joined.add(here ? pair.joined() : pieces.get(i));
      i += here ? 1 : 0;
    }
    return joined;
  }
}
