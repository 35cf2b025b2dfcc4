package io.vigil.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceFinderTest {

  private static final int SLOTS = 4;
  private static final int GRID = 3;
  private static final List<String> KINDS = List.of("thing.person", "thing.vehicle", "");

  private final PlaceFinder finder = new PlaceFinder(GRID, KINDS);
  private final float[] things = new float[SLOTS * GRID * GRID * KINDS.size()];

  private void put(int slot, int column, int row, int kind, double chance) {
    things[((slot * GRID + row) * GRID + column) * KINDS.size() + kind] = (float) chance;
  }

  private static void isAt(Area area, double left, double top, double right, double bottom) {
    assertThat(new double[] {area.left(), area.top(), area.right(), area.bottom()})
        .containsExactly(new double[] {left, top, right, bottom}, within(1e-6));
  }

  @Test
  void aThingOfOneCellIsInThatCell() {
    put(3, 2, 1, 0, 0.9);
    put(3, 0, 0, 1, 0.9);

    List<Area> places = finder.places(things, "thing.person", 3);

    assertThat(places).hasSize(1);
    isAt(places.get(0), 2 / 3.0, 1 / 3.0, 1, 2 / 3.0);
  }

  @Test
  void neighbouringCellsAreOnePlaceAndItsMiddleIsNearerToTheLikelierOne() {
    put(3, 0, 1, 0, 0.8);
    put(3, 1, 1, 0, 0.8);

    isAt(finder.places(things, "thing.person", 3).get(0), 0, 1 / 3.0, 2 / 3.0, 2 / 3.0);

    put(3, 1, 1, 0, 0.4);
    Area leaning = finder.places(things, "thing.person", 3).get(0);
    assertThat(leaning.x()).isBetween(1 / 6.0, 1 / 3.0 - 0.01);
    assertThat(leaning.right()).isLessThan(2 / 3.0);
  }

  @Test
  void thingsApartAreTwoPlacesTheLikelierFirst() {
    put(3, 0, 0, 0, 0.5);
    put(3, 2, 2, 0, 0.9);

    List<Area> places = finder.places(things, "thing.person", 3);

    assertThat(places).hasSize(2);
    assertThat(places.get(0).x()).isCloseTo(5 / 6.0, within(1e-6));
    assertThat(places.get(1).x()).isCloseTo(1 / 6.0, within(1e-6));
  }

  @Test
  void aMotionIsWhereSomethingChanged() {
    for (int slot = 0; slot < SLOTS; slot++) {
      put(slot, 0, 2, 1, 0.95); // parked
    }
    put(3, 2, 0, 2, 0.9); // came

    List<Area> places = finder.places(things, "motion.enters", 3);

    assertThat(places).hasSize(1);
    isAt(places.get(0), 2 / 3.0, 0, 1, 1 / 3.0);
  }

  @Test
  void whatHasGoneIsWhereItWasLast() {
    put(1, 0, 1, 0, 0.9);

    assertThat(finder.places(things, "motion.leaves", 3)).hasSize(1);
    isAt(finder.places(things, "motion.leaves", 3).get(0), 0, 1 / 3.0, 1 / 3.0, 2 / 3.0);
    assertThat(finder.places(things, "thing.person", 3)).isEmpty();
  }

  @Test
  void whatIsNotSeenHasNoPlace() {
    put(3, 2, 1, 0, 0.9);

    for (String type : List.of("sound.bark", "camera.cut", "both.unseen_sound", "thing.animal")) {
      assertThat(finder.places(things, type, 3)).as(type).isEmpty();
    }
    assertThat(finder.places(things, "thing.vehicle", 3)).isEmpty();
    assertThat(finder.places(new float[0], "thing.person", 3)).isEmpty();
  }

  @Test
  void aFaintChanceIsNothing() {
    put(3, 2, 1, 0, 0.1);

    assertThat(finder.places(things, "thing.person", 3)).isEmpty();
    assertThat(finder.places(things, "motion.enters", 3)).isEmpty();
  }
}
