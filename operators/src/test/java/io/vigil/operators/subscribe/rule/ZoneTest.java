package io.vigil.operators.subscribe.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which places lie in a zone. */
final class ZoneTest {

  private static Zone zone(String text) {
    return Zone.read("zones[0]", text, new Faults()).orElseThrow();
  }

  private static Zone.Box box(double left, double top, double right, double bottom) {
    return new Zone.Box((float) left, (float) top, (float) right, (float) bottom);
  }

  @Test
  void aPlaceLiesInAZoneWithHalfOfIt() {
    Zone left = zone("0,0 0.5,0 0.5,1 0,1");

    assertThat(left.holds(box(0.1, 0.1, 0.4, 0.4))).isTrue();
    assertThat(left.holds(box(0.26, 0.2, 0.7, 0.6))).isTrue();
    assertThat(left.holds(box(0.34, 0.2, 0.7, 0.6))).isFalse();
    assertThat(left.holds(box(0.6, 0.2, 0.9, 0.6))).isFalse();
  }

  @Test
  void aZoneSmallerThanAPlaceIsHeldByIt() {
    Zone handle = zone("0.4,0.4 0.5,0.4 0.5,0.5 0.4,0.5");

    assertThat(handle.holds(box(0.33, 0.33, 0.67, 0.67))).isTrue();
    assertThat(handle.holds(box(0.46, 0.33, 0.8, 0.67))).isFalse();
  }

  @Test
  void theOutlineCountsAndNotItsHull() {
    Zone angle = zone("0,0 1,0 1,0.2 0.2,0.2 0.2,1 0,1");

    assertThat(angle.holds(box(0.5, 0.5, 0.9, 0.9))).isFalse();
    assertThat(angle.holds(box(0, 0.5, 0.2, 0.9))).isTrue();
  }

  @Test
  void theWayRoundDoesNotMatterNorDoesAnOutlineThatCrossesItself() {
    assertThat(zone("0,1 0.5,1 0.5,0 0,0").holds(box(0.1, 0.1, 0.4, 0.4))).isTrue();
    assertThat(zone("0,0 1,1 1,0 0,1").holds(box(0, 0.3, 0.3, 0.7))).isTrue();
    assertThat(zone("0,0 1,1 1,0 0,1").holds(box(0.4, 0, 0.6, 0.3))).isFalse();
  }

  @Test
  void whatIsWrongIsToldWithItsMend() {
    Faults faults = new Faults();

    assertThat(Zone.read("zones[3]", "0,0 0.5,1.2 1,1", faults)).isEmpty();

    assertThat(faults.all())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("zones[3]");
              assertThat(fault.fault()).isEqualTo("'0.5,1.2' is no corner in the picture");
              assertThat(fault.mend()).contains("x,y from 0 to 1");
            });
  }
}
