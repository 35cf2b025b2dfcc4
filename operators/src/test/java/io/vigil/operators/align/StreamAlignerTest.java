package io.vigil.operators.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenKind;
import io.vigil.operators.encode.TokenRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamAlignerTest {

  private final TestStream stream = new TestStream("s");
  private final TestAligner aligner = new TestAligner(TestStream.SETTINGS);

  @Test
  void aWindowIsEmittedEachHopOnceBothModalitiesHaveReachedItsEnd() {
    aligner.take(stream.picture(0).picture(0.5).records);
    assertThat(aligner.outputs).isEmpty();
    TestStream more = new TestStream("s");
    more.sound(0);
    aligner.take(more.records);
    assertThat(aligner.windows())
        .extracting(FusionWindow::end)
        .containsExactly(TestStream.at(0.5), TestStream.at(1));
  }

  @Test
  void aWindowHoldsItsSlotsInTheirPlacesAndMasksTheRest() {
    aligner.take(stream.seconds(0, 2).records);
    FusionWindow last = aligner.windows().get(3);
    assertThat(last.frameMask()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(last.audioMask()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    int floats = TestStream.FRAME_TOKENS * TestStream.WIDTH;
    assertThat(last.frameTokens()[4 * floats]).isEqualTo(1);
    assertThat(last.frameTokens()[7 * floats]).isEqualTo(2.5f);
    assertThat(last.audioTokens()[8 * TestStream.WIDTH]).isEqualTo(1);
    assertThat(last.frameTimes()).endsWith(TestStream.at(1.5));
  }

  @Test
  void aStreamWithoutSoundFlowsOnItsHeartbeats() {
    for (int second = 0; second < 5; second++) {
      stream
          .picture(second)
          .picture(second + 0.5)
          .marker(Modality.SOUND, TokenKind.HEARTBEAT, second + 1, second + 1);
    }
    aligner.take(stream.records);
    assertThat(aligner.windows()).hasSize(10);
    assertThat(aligner.windows().get(9).audioMask()).containsOnly(0);
  }

  @Test
  void whatLeavesTheWindowEntersTheMemoryWhoseSizeIsConstant() {
    aligner.take(stream.seconds(0, 60).records);
    FusionWindow last = aligner.windows().get(119);
    assertThat(last.memory()).hasSize(3 * TestStream.WIDTH);
    assertThat(last.memoryMask()).containsOnly(1);
    assertThat(aligner.windows().get(7).memoryMask()).containsOnly(0);
  }

  @Test
  void aGapEndsWhatIsOpenAndEmptiesTheMemory() {
    stream
        .seconds(0, 10)
        .marker(Modality.PICTURE, TokenKind.GAP, 10, 12)
        .marker(Modality.SOUND, TokenKind.GAP, 10, 12)
        .seconds(12, 14);
    aligner.take(stream.records);
    assertThat(aligner.streamCuts())
        .singleElement()
        .satisfies(
            cut -> {
              assertThat(cut.time()).isEqualTo(TestStream.at(10));
              assertThat(cut.ended()).isFalse();
            });
    FusionWindow last = aligner.windows().get(aligner.windows().size() - 1);
    assertThat(last.end()).isEqualTo(TestStream.at(14));
    assertThat(last.frameMask()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(last.memoryMask()).containsOnly(0);
  }

  @Test
  void aLostRecordIsWaitedForAndThenTakenForAGap() {
    stream.seconds(0, 3).lose(Modality.PICTURE).picture(3.5).sound(3).seconds(4, 6);
    aligner.take(stream.records);
    assertThat(aligner.windows()).hasSize(6);
    aligner.waitOut("s");
    assertThat(aligner.missing).isOne();
    assertThat(aligner.windows()).hasSize(12);
    assertThat(aligner.streamCuts()).hasSize(1);
  }

  @Test
  void theEndFlushesTheLastWindowsAndIsTold() {
    aligner.take(stream.seconds(0, 3).end(3).records);
    assertThat(aligner.windows()).hasSize(6);
    assertThat(aligner.outputs.get(6))
        .isEqualTo(new StreamCut("s", 6, TestStream.at(3), true, true));
    assertThat(aligner.state.slots).isEmpty();
  }

  @Test
  void aNewEpochBeginsAnewEvenAtAnEarlierTime() {
    stream.seconds(100, 105).epoch(2).seconds(0, 3);
    aligner.take(stream.records).waitOut("s");
    assertThat(aligner.streamCuts())
        .singleElement()
        .satisfies(cut -> assertThat(cut.newEpoch()).isTrue());
    FusionWindow first = aligner.windows().get(10);
    assertThat(first.end()).isEqualTo(TestStream.at(0.5));
    assertThat(first.frameMask()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void aNewEpochEndsTheOneBeforeWithoutAWaitWhereOrderHolds() {
    stream.seconds(100, 105).epoch(2).seconds(200, 203);
    aligner.inOrder().take(stream.records);
    assertThat(aligner.streamCuts())
        .singleElement()
        .satisfies(
            cut -> {
              assertThat(cut.newEpoch()).isTrue();
              assertThat(cut.time()).isEqualTo(TestStream.at(105));
            });
    assertThat(aligner.windows()).hasSize(16);
    assertThat(aligner.windows().get(15).end()).isEqualTo(TestStream.at(203));
  }

  @Test
  void aNewEpochWaitsForRecordsThatARestoreMayHaveHeldBack() {
    stream.seconds(100, 105).epoch(2).seconds(200, 203);
    aligner.take(stream.records);
    assertThat(aligner.streamCuts()).isEmpty();
    aligner.waitOut("s");
    assertThat(aligner.windows()).hasSize(16);
  }

  @Test
  void recordsOfAnEarlierEpochAreDropped() {
    List<TokenRecord> old = List.copyOf(new TestStream("s").seconds(0, 2).records);
    aligner.take(new TestStream("s").epoch(5).seconds(10, 12).records).take(old);
    assertThat(aligner.windows()).hasSize(4);
    assertThat(aligner.duplicates).isEqualTo(old.size());
  }

  @Test
  void aSilentModalityHoldsItsStreamUpForABoundedTime() {
    for (int second = 0; second < 20; second++) {
      stream.picture(second).picture(second + 0.5);
    }
    aligner.take(stream.records);
    assertThat(aligner.windows()).isEmpty();
    aligner.waitOut("s");
    assertThat(aligner.windows()).hasSize(40);
  }

  @Test
  void whatAModalityBringsAfterItsWindowsIsCountedAsLate() {
    for (int second = 0; second < 20; second++) {
      stream.picture(second).picture(second + 0.5);
    }
    aligner.take(stream.records).waitOut("s");
    aligner.take(new TestStream("s").sound(1).records);
    assertThat(aligner.late).isOne();
  }

  @Test
  void silenceEndsWhatIsOpenAndIsPassedOverWithoutWindows() {
    stream.seconds(0, 5);
    for (int second = 6; second < 600; second++) {
      stream
          .marker(Modality.PICTURE, TokenKind.HEARTBEAT, second, second)
          .marker(Modality.SOUND, TokenKind.HEARTBEAT, second, second);
    }
    stream.seconds(600, 602);
    aligner.take(stream.records);
    assertThat(aligner.streamCuts())
        .singleElement()
        .satisfies(cut -> assertThat(cut.time()).isEqualTo(TestStream.at(5)));
    assertThat(aligner.windows().size()).isLessThan(20);
    assertThat(aligner.windows().get(aligner.windows().size() - 1).end())
        .isEqualTo(TestStream.at(602));
  }

  @Test
  void theStateOfAStreamIsBoundedWhateverComes() {
    AlignSettings narrow =
        new AlignSettings(
            TestStream.GRID,
            TestStream.FRAME_TOKENS,
            TestStream.WIDTH,
            3,
            java.time.Duration.ofDays(1),
            java.time.Duration.ofDays(1),
            50,
            60);
    TestAligner bounded = new TestAligner(narrow);
    for (int second = 0; second < 2_000; second++) {
      stream.lose(Modality.PICTURE).picture(second).picture(second + 0.5);
    }
    for (TokenRecord record : stream.records) {
      bounded.take(List.of(record));
      assertThat(bounded.state.picture.pending.size()).isLessThanOrEqualTo(52);
      assertThat(bounded.state.slots.size()).isLessThanOrEqualTo(70);
      assertThat(bounded.state.cuts.size()).isLessThanOrEqualTo(65);
    }
    assertThat(bounded.windows()).isNotEmpty();
  }

  @Test
  void aJobThatBeginsInTheMiddleOfAStreamBeginsThere() {
    aligner.take(stream.seconds(0, 20).records.subList(30, 60)).waitOut("s");
    assertThat(aligner.windows()).hasSize(20);
    assertThat(aligner.missing).isZero();
    assertThat(aligner.streamCuts()).isEmpty();
  }
}
