package io.vigil.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A closed list of words and pieces of words with their numbers. Text is cut at everything that is
 * no letter, digit, apostrophe or hyphen; commas and full stops are words of their own. A word that
 * is not in the list is spelled in the longest pieces that are, from the left (WordPiece, as in
 * Devlin et al. 2018); pieces that go on with a word begin with {@link WordPieces#JOIN}. Immutable.
 */
public final class Vocabulary {

  /** Fills the end of a short sentence. */
  public static final int PAD = 0;

  /** Begins a sentence. */
  public static final int BOS = 1;

  /** Ends a sentence. */
  public static final int EOS = 2;

  /** Stands for a word that is not in the list. */
  public static final int UNK = 3;

  /** Stands for a word that is hidden. */
  private static final String MASK = "<mask>";

  private static final List<String> SPECIAL = List.of("<pad>", "<bos>", "<eos>", "<unk>");

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * A vocabulary of exactly these words, the four special ones first.
   *
   * @throws IllegalArgumentException if the special words are not first or a word stands twice
   */
  public Vocabulary(List<String> words) {
    if (words.size() < SPECIAL.size() || !words.subList(0, SPECIAL.size()).equals(SPECIAL)) {
      throw new IllegalArgumentException("a vocabulary begins with " + SPECIAL);
    }
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) {
      if (numbers.put(words.get(i), i) != null) {
        throw new IllegalArgumentException("the word " + words.get(i) + " stands twice");
      }
    }
  }

  /** The special words, then all words of the sentences in alphabetical order. */
  public static Vocabulary of(Collection<String> sentences) {
    Set<String> found = new TreeSet<>();
    sentences.forEach(s -> found.addAll(words(s)));
    Set<String> all = new LinkedHashSet<>(SPECIAL);
    all.addAll(found);
    return new Vocabulary(new ArrayList<>(all));
  }

  /** The same words with the same numbers, then the given ones that are new, in their order. */
  public Vocabulary with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(words);
    all.addAll(more);
    return new Vocabulary(new ArrayList<>(all));
  }

  /**
   * The same words with the same numbers, then what spells any other word: single characters, and
   * pieces learned from the given words.
   *
   * @param count of pieces to learn
   */
  public Vocabulary withPieces(Collection<String> from, int count) {
    Set<String> more = new LinkedHashSet<>(List.of(MASK));
    more.addAll(WordPieces.letters());
    more.addAll(WordPieces.learn(from, count));
    return with(more);
  }

  /**
   * The number that stands for a hidden word.
   *
   * @throws IllegalStateException if this vocabulary has none
   */
  public int mask() {
    Integer mask = numbers.get(MASK);
    if (mask == null) {
      throw new IllegalStateException("this vocabulary has no " + MASK);
    }
    return mask;
  }

  /** The words in order of their numbers. */
  public List<String> words() {
    return words;
  }

  /** How many words. */
  public int size() {
    return words.size();
  }

  /**
   * The numbers of a sentence with its end, filled with {@link #PAD} to the length; a longer
   * sentence is cut and has no end.
   */
  public int[] encode(String sentence, int length) {
    return fill(words(sentence).stream().flatMap(w -> spell(w, true).stream()).toList(), length);
  }

  /** The same, with a share of the words spelled in pieces though they are in the list. */
  public int[] encode(String sentence, int length, double share, SplittableRandom random) {
    return fill(
        words(sentence).stream()
            .flatMap(w -> spell(w, random.nextDouble() >= share).stream())
            .toList(),
        length);
  }

  /** Where each word of a sentence starts among the numbers that encode it, and where they end. */
  public int[] starts(String sentence) {
    List<String> found = words(sentence);
    int[] starts = new int[found.size() + 1];
    for (int i = 0; i < found.size(); i++) {
      starts[i + 1] = starts[i] + spell(found.get(i), true).size();
    }
    return starts;
  }

  private static int[] fill(List<Integer> found, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length && i <= found.size(); i++) {
      ids[i] = i == found.size() ? EOS : found.get(i);
    }
    return ids;
  }

  /** A word's number, or those of its pieces. */
  private List<Integer> spell(String word, boolean whole) {
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length() - (from == 0 && !whole ? 1 : 0);
      while (to > from && !numbers.containsKey(piece(word, from, to))) {
        to--;
      }
      if (to == from) {
        // No piece fits: without letters in the list, or of a foreign script.
        return List.of(whole ? UNK : numbers.getOrDefault(word, UNK));
      }
      pieces.add(numbers.getOrDefault(piece(word, from, to), UNK));
      from = to;
    }
    return pieces;
  }

  private static String piece(String word, int from, int to) {
    return (from == 0 ? "" : WordPieces.JOIN) + word.substring(from, to);
  }

  /** The sentence of these numbers, up to its end; with a capital letter and a full stop. */
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      if (id == EOS || id == PAD) {
        break;
      }
      String word = words.get(id);
      boolean joined = word.startsWith(WordPieces.JOIN);
      if (text.length() > 0 && !joined && !word.equals(",") && !word.equals(".")) {
        text.append(' ');
      }
      text.append(joined ? word.substring(WordPieces.JOIN.length()) : word);
    }
    if (text.length() == 0) {
      return "";
    }
    text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    if (text.charAt(text.length() - 1) != '.') {
      text.append('.');
    }
    return text.toString();
  }

  /** Cuts a sentence to words; a full stop at its end is left out. */
  public static List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : (sentence.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
      if (Character.isLetterOrDigit(c) || c == '\'' || c == '-') {
        word.append(c);
        continue;
      }
      if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (c == ',' || c == '.') {
        words.add(String.valueOf(c));
      }
    }
    if (!words.isEmpty() && words.get(words.size() - 1).equals(".")) {
      words.remove(words.size() - 1);
    }
    return words;
  }
}
