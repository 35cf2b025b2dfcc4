package io.vigil.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private final Vocabulary vocabulary = Vocabulary.of(List.of("a red car stops", "a dog barks"));

  @Test
  void writesASentenceAsNumbersAndReadsItBack() {
    int[] ids = vocabulary.encode("A red dog stops.", 8);

    assertThat(ids).hasSize(8).endsWith(Vocabulary.EOS, 0, 0, 0);
    assertThat(vocabulary.decode(ids)).isEqualTo("A red dog stops.");
  }

  @Test
  void marksUnknownWords() {
    assertThat(vocabulary.encode("a green car", 4)[1]).isEqualTo(Vocabulary.UNK);
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(vocabulary.encode("a red car stops", 3)).doesNotContain(Vocabulary.EOS);
  }

  @Test
  void anEmptySentenceIsItsEndAlone() {
    assertThat(vocabulary.encode("", 3)).containsExactly(Vocabulary.EOS, 0, 0);
    assertThat(vocabulary.decode(new int[] {Vocabulary.EOS, 0})).isEmpty();
  }

  @Test
  void refusesAWordThatStandsTwice() {
    assertThatThrownBy(() -> new Vocabulary(List.of("<pad>", "<bos>", "<eos>", "<unk>", "a", "a")))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new Vocabulary(List.of("a"))).hasMessageContaining("begins");
  }

  @Test
  void spellsAWordThatIsNotInTheListInItsLongestPieces() {
    Vocabulary pieces =
        vocabulary.withPieces(List.of("barks", "parks", "stops", "stop", "dog"), 10);

    assertThat(pieces.words().subList(0, vocabulary.size())).isEqualTo(vocabulary.words());
    assertThat(words(pieces, "dogs")).containsExactly("dog", "##s");
    assertThat(pieces.decode(pieces.encode("a cardog", 9))).isEqualTo("A cardog.");
    assertThat(words(pieces, "cardog")).startsWith("car").doesNotContain("<unk>");
    assertThat(words(pieces, "\u72ac")).containsExactly("<unk>");
    assertThat(words(pieces, "red")).containsExactly("red");
  }

  @Test
  void spellsWordsOfTheListInPiecesWhereThatIsAskedFor() {
    Vocabulary pieces = vocabulary.withPieces(List.of("dog"), 0);
    int[] ids = pieces.encode("a dog barks", 20, 1, new SplittableRandom(1));

    assertThat(ids).isNotEqualTo(pieces.encode("a dog barks", 20));
    assertThat(pieces.decode(ids)).isEqualTo("A dog barks.");
    assertThat(pieces.encode("a dog barks", 20, 0, new SplittableRandom(1)))
        .isEqualTo(pieces.encode("a dog barks", 20));
  }

  private static List<String> words(Vocabulary vocabulary, String word) {
    List<String> found = new ArrayList<>();
    for (int id : vocabulary.encode(word, 20)) {
      if (id != Vocabulary.PAD && id != Vocabulary.EOS) {
        found.add(vocabulary.words().get(id));
      }
    }
    return found;
  }
}
