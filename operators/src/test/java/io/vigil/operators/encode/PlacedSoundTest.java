package io.vigil.operators.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlacedSoundTest {

  private static final TimeGrid GRID = new TimeGrid(500_000, 8, 2, 16_000);
  private static final long SECOND = 1_767_225_600L * 1_000_000;

  @Test
  void aWholeSecondOnTheGridFillsAllItsTokens() {
    PlacedSound placed = PlacedSound.of(GRID, SECOND, sound(16_000));
    assertThat(placed.cell()).isEqualTo(GRID.cellOf(SECOND));
    assertThat(placed.mask()).isEqualTo(0b1111);
    assertThat(placed.samples()).containsOnly((short) 7);
  }

  @Test
  void aShortFirstSegmentLiesAtTheEndOfItsSecond() {
    PlacedSound placed = PlacedSound.of(GRID, SECOND + 500_000, sound(8_000));
    assertThat(placed.cell()).isEqualTo(GRID.cellOf(SECOND));
    assertThat(placed.mask()).isEqualTo(0b1100);
    assertThat(placed.samples()[7_999]).isZero();
    assertThat(placed.samples()[8_000]).isEqualTo((short) 7);
  }

  @Test
  void aShortLastSegmentLiesAtTheBeginningOfItsSecond() {
    PlacedSound placed = PlacedSound.of(GRID, SECOND, sound(6_000));
    assertThat(placed.mask()).isEqualTo(0b0011);
    assertThat(placed.samples()[6_000]).isZero();
  }

  @Test
  void roundingOfAMicrosecondMovesNothing() {
    PlacedSound placed = PlacedSound.of(GRID, SECOND - 1, sound(16_000));
    assertThat(placed.cell()).isEqualTo(GRID.cellOf(SECOND));
    assertThat(placed.mask()).isEqualTo(0b1111);
  }

  @Test
  void aSegmentAcrossASecondsBorderBeginsAtTheNearestToken() {
    PlacedSound placed = PlacedSound.of(GRID, SECOND + 300_000, sound(16_000));
    assertThat(placed.cell()).isEqualTo(GRID.cellOf(SECOND + 250_000));
    assertThat(placed.mask()).isEqualTo(0b1111);
  }

  private static short[] sound(int samples) {
    short[] sound = new short[samples];
    Arrays.fill(sound, (short) 7);
    return sound;
  }
}
