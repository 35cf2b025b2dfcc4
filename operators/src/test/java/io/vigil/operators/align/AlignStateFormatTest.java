package io.vigil.operators.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenKind;
import io.vigil.operators.support.StoredBytes;
import org.junit.jupiter.api.Test;

class AlignStateFormatTest {

  private static final AlignStateFormat FORMAT = new AlignStateFormat();

  @Test
  void stateThatTheFirstReleaseStoredIsStillRead() throws Exception {
    AlignState state = state();
    AlignState restored = StoredBytes.restored("align-v1.bin", FORMAT, state);
    assertThat(StoredBytes.of(FORMAT, restored)).isEqualTo(StoredBytes.of(FORMAT, state));
  }

  @Test
  void windowsInFlightThatTheFirstReleaseStoredAreStillRead() throws Exception {
    AlignOutputFormat format = new AlignOutputFormat();
    AlignOutput window =
        new TestAligner(TestStream.SETTINGS)
            .take(new TestStream("s").seconds(0, 2).records)
            .windows()
            .get(3);
    AlignOutput restored = StoredBytes.restored("window-v1.bin", format, window);
    assertThat(StoredBytes.of(format, restored)).isEqualTo(StoredBytes.of(format, window));
  }

  @Test
  void aCopySharesNothingWithItsOriginal() throws Exception {
    AlignState state = state();
    byte[] before = StoredBytes.of(FORMAT, state);
    AlignState copy = FORMAT.copy(state);
    copy.slots.clear();
    copy.memory.clear();
    copy.picture.pending.clear();
    assertThat(StoredBytes.of(FORMAT, state)).isEqualTo(before);
  }

  @Test
  void stateOfAnotherModelKeepsItsPlaceInTheStreamAndLosesItsTokens() {
    AlignState state = state();
    AlignSettings wider =
        new AlignSettings(
            TestStream.GRID,
            2,
            2 * TestStream.WIDTH,
            3,
            TestStream.SETTINGS.reorderWait(),
            TestStream.SETTINGS.lateness(),
            512,
            1200);
    assertThat(state.fits(wider)).isFalse();
    AlignState emptied = state.emptied(wider);
    assertThat(emptied.fits(wider)).isTrue();
    assertThat(emptied.ordinal).isEqualTo(state.ordinal);
    assertThat(emptied.picture.next).isEqualTo(state.picture.next);
    assertThat(emptied.slots).isEmpty();
  }

  /** A state with something of everything. */
  private static AlignState state() {
    TestStream stream =
        new TestStream("s")
            .seconds(0, 8)
            .marker(Modality.SOUND, TokenKind.GAP, 9, 10)
            .picture(8)
            .lose(Modality.PICTURE)
            .picture(9);
    return new TestAligner(TestStream.SETTINGS).take(stream.records).state;
  }
}
