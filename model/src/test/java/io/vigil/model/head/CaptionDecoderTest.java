package io.vigil.model.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import io.vigil.model.text.Vocabulary;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaptionDecoderTest {

  private static final int WORDS = 12;
  private static final int LENGTH = 6;
  private static final int WIDTH = 8;

  private static CaptionDecoder decoder(TestGraph graph) {
    WordTable words = new WordTable(graph.scope().in("words"), WORDS, WIDTH);
    return new CaptionDecoder(graph.scope().in("captions"), words, LENGTH, 2, 2);
  }

  @Test
  void aWordsScoresDoNotDependOnLaterWords() {
    try (TestGraph graph = new TestGraph()) {
      CaptionDecoder decoder = decoder(graph);
      graph.randomWeights(4);
      float[] context = TestGraph.random(1, 3 * WIDTH);
      int[] before = {Vocabulary.BOS, 5, 6, 7, 8, 9};
      int[] changed = {Vocabulary.BOS, 5, 6, 11, 4, 10};

      float[] scores =
          graph.run(
              decoder.score(graph.floats(context, 1, 3, WIDTH), graph.integers(before, 1, LENGTH)));
      float[] others =
          graph.run(
              decoder.score(
                  graph.floats(context, 1, 3, WIDTH), graph.integers(changed, 1, LENGTH)));

      assertThat(Arrays.copyOf(others, 3 * WORDS))
          .containsExactly(Arrays.copyOf(scores, 3 * WORDS));
      assertThat(others).isNotEqualTo(scores);
    }
  }

  @Test
  void decodingWithKeptKeysWritesWhatScoringTheWholeSentenceWouldWrite() {
    try (TestGraph graph = new TestGraph()) {
      CaptionDecoder decoder = decoder(graph);
      graph.randomWeights(4);
      float[] context = TestGraph.random(8, 2 * 3 * WIDTH);
      CaptionDecoder.Greedy greedy = decoder.decode(graph.floats(context, 2, 3, WIDTH));
      int[] ids = graph.runIntegers(greedy.ids());
      float[] probabilities = graph.run(greedy.probabilities());

      for (int b = 0; b < 2; b++) {
        int[] before = new int[LENGTH];
        before[0] = Vocabulary.BOS;
        System.arraycopy(ids, b * LENGTH, before, 1, LENGTH - 1);
        float[] one = Arrays.copyOfRange(context, b * 3 * WIDTH, (b + 1) * 3 * WIDTH);
        float[] scores =
            graph.run(
                decoder.score(graph.floats(one, 1, 3, WIDTH), graph.integers(before, 1, LENGTH)));
        boolean open = true;
        for (int i = 0; i < LENGTH; i++) {
          int word = ids[b * LENGTH + i];
          if (open) {
            float[] row = Arrays.copyOfRange(scores, i * WORDS, (i + 1) * WORDS);
            assertThat(word).isEqualTo(best(row));
            assertThat(probabilities[b * LENGTH + i])
                .isCloseTo(probability(row, word), within(1e-4f));
          } else {
            assertThat(word).isEqualTo(Vocabulary.PAD);
          }
          open = open && word != Vocabulary.EOS;
        }
      }
    }
  }

  private static int best(float[] row) {
    int best = Vocabulary.EOS;
    for (int w = Vocabulary.EOS; w < row.length; w++) {
      if (w != Vocabulary.UNK && row[w] > row[best]) {
        best = w;
      }
    }
    return best;
  }

  private static float probability(float[] row, int word) {
    double sum = 0;
    for (int w = Vocabulary.EOS; w < row.length; w++) {
      sum += w == Vocabulary.UNK ? 0 : Math.exp(row[w]);
    }
    return (float) (Math.exp(row[word]) / sum);
  }
}
