package io.vigil.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

  /** The worked example that is often taught: ##g and ##s are seldom apart, 5 / (20 * 5). */
  @Test
  void joinsWhatIsSeldomApart() {
    List<String> words = new ArrayList<>();
    words.addAll(Collections.nCopies(10, "hug"));
    words.addAll(Collections.nCopies(5, "pug"));
    words.addAll(Collections.nCopies(12, "pun"));
    words.addAll(Collections.nCopies(4, "bun"));
    words.addAll(Collections.nCopies(5, "hugs"));

    assertThat(WordPieces.learn(words, 1)).containsExactly("##gs");
    assertThat(WordPieces.learn(words, 4)).hasSize(4).doesNotContain("hug", "pug", "pun");
  }

  @Test
  void endsWhereNothingIsLeftToJoin() {
    assertThat(WordPieces.learn(List.of("ab", "cd"), 50)).isEmpty();
  }

  @Test
  void lettersSpellAnyWord() {
    assertThat(WordPieces.letters()).contains("a", "##a", "9", "##9").doesNotContain("", "##");
  }
}
