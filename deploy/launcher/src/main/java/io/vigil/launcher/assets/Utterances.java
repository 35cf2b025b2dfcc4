package io.vigil.launcher.assets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Joins words of one speaker to utterances of two to four seconds, with short pauses. */
final class Utterances {
  private static final int RATE = 16_000;
  private static final double SHORTEST = 2;
  private static final double LONGEST = 4;
  private static final double SHORTEST_PAUSE = 0.06;
  private static final double LONGEST_PAUSE = 0.25;

  private Utterances() {}

  /**
   * A word.
   *
   * @param file its name in its set
   * @param sound shaped
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of samples; compared by nobody
  record Word(String file, short[] sound) {}

  /**
   * Joins words in an order that is mixed, but the same each time; the last ones may be left over.
   *
   * @param speaker whose words they are
   */
  static List<short[]> join(String speaker, List<Word> words) {
    SplittableRandom random = new SplittableRandom(speaker.hashCode());
    List<Word> order = new ArrayList<>(words);
    order.sort(Comparator.comparing(Word::file));
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Word kept = order.get(i);
      order.set(i, order.get(other));
      order.set(other, kept);
    }
    List<short[]> joined = new ArrayList<>();
    short[] utterance = new short[(int) ((LONGEST + LONGEST_PAUSE) * RATE) + SoundShaper.LONGEST];
    int length = 0;
    int wanted = samples(random, SHORTEST, LONGEST - 0.6);
    for (Word word : order) {
      System.arraycopy(word.sound(), 0, utterance, length, word.sound().length);
      length += word.sound().length;
      if (length >= wanted) {
        joined.add(Arrays.copyOf(utterance, length));
        Arrays.fill(utterance, (short) 0);
        length = 0;
        wanted = samples(random, SHORTEST, LONGEST - 0.6);
      } else {
        length += samples(random, SHORTEST_PAUSE, LONGEST_PAUSE);
      }
    }
    return joined;
  }

  private static int samples(SplittableRandom random, double least, double most) {
    return (int) (RATE * (least + (most - least) * random.nextDouble()));
  }
}
