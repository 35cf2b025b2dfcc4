package io.vigil.model.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmLabelsTest {
  private static final FilmLabels ROAD =
      new FilmLabels(List.of("person", "vehicle"), List.of(new Appearance("vehicle", 10, 20)), 60);

  @Test
  void whatIsLabelledIsInViewWithinItsTimesAndNotFarFromThem() {
    assertThat(ROAD.shows("vehicle", 15)).contains(true);
    assertThat(ROAD.shows("vehicle", 5)).contains(false);
    assertThat(ROAD.shows("vehicle", 25)).contains(false);
  }

  @Test
  void nearTheBeginningAndTheEndOfAnAppearanceNothingIsKnown() {
    for (double at : new double[] {9, 11, 19, 21}) {
      assertThat(ROAD.shows("vehicle", at)).as("at " + at).isEmpty();
    }
  }

  @Test
  void aFilmMayBeginAndEndWithSomethingInView() {
    FilmLabels whole =
        new FilmLabels(List.of("person"), List.of(new Appearance("person", 0, 9.6)), 10);
    for (double at : new double[] {0, 5, 10}) {
      assertThat(whole.shows("person", at)).as("at " + at).contains(true);
    }
  }

  @Test
  void ofWhatIsSaidToBeThereButNotWhenNothingIsKnown() {
    assertThat(ROAD.shows("person", 30)).isEmpty();
  }

  @Test
  void whatNoLabelNamesIsNotThereButWithoutLabelsNothingIsKnown() {
    assertThat(ROAD.shows("animal", 30)).contains(false);
    FilmLabels nothing = new FilmLabels(List.of(), List.of(), 60);
    assertThat(nothing.shows("animal", 30)).isEqualTo(Optional.empty());
  }
}
