package io.vigil.model.head;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.testing.TestGraph;
import io.vigil.model.text.Vocabulary;
import org.junit.jupiter.api.Test;

class AnswerHeadTest {

  private static final int WORDS = 12;
  private static final int LENGTH = 5;
  private static final int WIDTH = 8;
  private static final int CONTEXT = 4;
  private static final int ANSWERS = 3;

  private final float[] context = TestGraph.random(1, CONTEXT * WIDTH);

  private static AnswerHead head(TestGraph graph, int length) {
    AnswerHead head =
        new AnswerHead(
            graph.scope(),
            new WordTable(graph.scope().in("words"), WORDS, WIDTH),
            length,
            2,
            6,
            ANSWERS);
    graph.randomWeights(4);
    return head;
  }

  private static float[] run(TestGraph graph, AnswerHead head, int[] question, float[] context) {
    return graph.run(
        head.apply(
            graph.integers(question, 1, question.length),
            graph.floats(context, 1, CONTEXT, WIDTH)));
  }

  @Test
  void theAnswerDependsOnTheQuestionAndOnTheWindow() {
    try (TestGraph graph = new TestGraph()) {
      AnswerHead head = head(graph, LENGTH);
      int[] question = {4, 5, Vocabulary.EOS, Vocabulary.PAD, Vocabulary.PAD};
      int[] other = {4, 6, Vocabulary.EOS, Vocabulary.PAD, Vocabulary.PAD};

      float[] answer = run(graph, head, question, context);

      assertThat(answer).hasSize(ANSWERS);
      assertThat(run(graph, head, other, context)).isNotEqualTo(answer);
      assertThat(run(graph, head, question, TestGraph.random(2, CONTEXT * WIDTH)))
          .isNotEqualTo(answer);
    }
  }

  @Test
  void paddingHasNoInfluence() {
    try (TestGraph graph = new TestGraph()) {
      AnswerHead head = head(graph, LENGTH);
      int[] question = {4, 5, Vocabulary.EOS, Vocabulary.PAD, Vocabulary.PAD};
      float[] before = run(graph, head, question, context);
      graph
          .scope()
          .initialValues(1)
          .forEach(
              (name, values) -> {
                if (name.endsWith("word-table")) {
                  float[] changed = TestGraph.of(graph.scope().values(graph.session()), name);
                  for (int i = 0; i < WIDTH; i++) {
                    changed[Vocabulary.PAD * WIDTH + i] = 9;
                  }
                  graph.scope().load(graph.session(), java.util.Map.of(name, changed));
                }
              });

      assertThat(run(graph, head, question, context)).containsExactly(before);
    }
  }
}
