package io.vigil.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
}
