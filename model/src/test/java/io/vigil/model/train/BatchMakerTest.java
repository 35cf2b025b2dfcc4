package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.encoder.MelScale;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.testing.TinyNetwork;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchMakerTest {

  private static final ClipShape SHAPE = new ClipShape(10, List.of(8, 10), 8);
  private final Vocabulary vocabulary = Trainer.vocabulary();
  private final NetworkConfig network =
      TinyNetwork.config(EventTypes.ALL.size(), vocabulary.size(), FactAtoms.ALL.size());

  private Batch batch() {
    ClipMaker maker = new ClipMaker(SHAPE, Split.TRAIN, 32, false);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clips.add(maker.make(i));
    }
    return new BatchMaker(network, SHAPE, vocabulary, 3).make(clips, List.of(Glance.none(32)));
  }

  @Test
  void aFilledPlaceOfTheMemoryIsAMeanAndAnEmptyOneHoldsNothing() {
    Batch batch = batch();
    int row = PastMaker.CLIPS * SHAPE.slots();
    int filled = 0;
    for (int place = 0; place < batch.memoryMask().length; place++) {
      double sum = 0;
      for (int i = place * row; i < (place + 1) * row; i++) {
        sum += batch.memoryMix()[i];
      }
      filled += batch.memoryMask()[place] > 0 ? 1 : 0;
      assertThat(sum).isCloseTo(batch.memoryMask()[place], within(1e-5));
    }
    assertThat(filled).isGreaterThan(20);
  }

  @Test
  void oneWordInSevenIsToBeGuessedAndTheOthersStayAsTheyAre() {
    Batch batch = batch();
    int words = 0;
    int guessed = 0;
    for (int i = 0; i < batch.sentences().length; i++) {
      boolean word = batch.sentences()[i] > Vocabulary.EOS;
      words += word ? 1 : 0;
      guessed += (int) batch.maskWeights()[i];
      if (batch.maskWeights()[i] == 0) {
        assertThat(batch.masked()[i]).isEqualTo(batch.sentences()[i]);
      } else {
        assertThat(word).isTrue();
      }
    }
    assertThat(guessed).isBetween(words / 14, words / 4);
  }

  @Test
  void spectraAreHiddenInPart() {
    Batch batch = batch();
    double shown = 0;
    for (float frame : batch.melFrames()) {
      shown += frame;
    }
    assertThat(shown / batch.melFrames().length).isBetween(0.9, 0.999);
    assertThat(batch.melBands()).hasSize(12 * SHAPE.seconds() * MelScale.BANDS);
  }

  @Test
  void aQuestionIsAskedOfMostWindowsAndHasAnAnswerOfTheList() {
    Batch batch = batch();
    int length = network.sentence();
    int asked = 0;
    for (int b = 0; b < batch.answerWeights().length; b++) {
      int[] question = Arrays.copyOfRange(batch.questions(), b * length, (b + 1) * length);
      boolean there = batch.answerWeights()[b] > 0;
      asked += there ? 1 : 0;
      assertThat(there).isEqualTo(question[0] != Vocabulary.PAD);
      assertThat(batch.answers()[b]).isNotNegative();
      assertThat(question).doesNotContain(Vocabulary.UNK);
    }
    assertThat(asked).isGreaterThan(batch.answerWeights().length * 2 / 3);
  }
}
