package io.vigil.launcher.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.AssetUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PictureNoteTest {
  private static final Set<String> ALL = Set.of("person", "vehicle", "animal");

  @Test
  void aKindThatIsCalledAsCutOutsAreIsKnownBesideItsPresence() {
    assertThat(picture(ALL, thing("cat", "animal")).present()).containsExactly("animal", "cat");
    assertThat(picture(ALL, thing("bus", "vehicle")).present()).containsExactly("truck", "vehicle");
    assertThat(captioned("A dog runs.", "The dog plays.").present())
        .containsExactly("animal", "dog");
  }

  @Test
  void whatIsOfAPresenceInAWideSenseAloneIsNeitherThereNorNot() {
    PictureNote boat = picture(ALL, thing("boat", "vehicle"));
    assertThat(boat.present()).isEmpty();
    assertThat(boat.absent()).containsExactly("animal", "person");
    assertThat(boat.background()).isFalse();
    assertThat(picture(ALL, thing("fish", "animal")).absent()).containsExactly("person", "vehicle");
  }

  @Test
  void ofClutterNothingIsKnown() {
    PictureNote clutter = picture(ALL, thing("BACKGROUND_Google", "background"));
    assertThat(clutter.present()).isEmpty();
    assertThat(clutter.absent()).isEmpty();
    assertThat(clutter.background()).isFalse();
  }

  @Test
  void aHotDogIsNoAnimal() {
    PictureNote lunch = captioned("A hot dog on a plate.", "Two hot dogs and a teddy bear.");
    assertThat(lunch.present()).isEmpty();
    assertThat(lunch.background()).isTrue();
  }

  @Test
  void aClassThatPeopleRideOrWearDoesNotTellThatNobodyIsThere() {
    assertThat(picture(ALL, thing("wheelchair", "object")).absent())
        .containsExactly("animal", "vehicle");
    assertThat(picture(ALL, thing("anchor", "object")).absent())
        .containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void whatFillsItsPictureLeavesNoPlace() {
    assertThat(picture(ALL, thing("anchor", "object")).background()).isFalse();
    assertThat(picture(ALL, boxed("anchor", new Box(5, 40, 30, 90))).background()).isTrue();
  }

  @Test
  void fourWhoDescribeAPictureWouldHaveNamedItsAnimalButNotEveryPasserBy() {
    String[] words = {"A man runs.", "Someone jogs.", "A runner on a path.", "A jogger."};
    assertThat(captioned(words).absent()).containsExactly("animal");
    assertThat(captioned("A man runs.", "Someone jogs.").absent()).isEmpty();
    words[3] = "A jogger with a dog.";
    assertThat(captioned(words).absent()).isEmpty();
  }

  @Test
  void theRestIsKnownWhereEveryThingHasABox() {
    Thing boxed = boxed("person", new Box(5, 40, 30, 90));
    assertThat(picture(ALL, boxed).taken()).contains(List.of(new Box(5, 40, 30, 90)));
    assertThat(picture(ALL, boxed, thing("car", "vehicle")).taken()).isEmpty();
    assertThat(picture(Set.of("vehicle"), boxed).taken()).isEmpty();
    assertThat(picture(ALL, boxed("person", new Box(5, 0, 30, 90))).taken())
        .as("cut off by the upper edge")
        .isEmpty();
  }

  private static Thing thing(String name, String coarse) {
    return new Thing(1, name, coarse, Optional.empty(), false);
  }

  private static Thing boxed(String name, Box box) {
    return new Thing(1, name, Words.coarse(name, ""), Optional.of(box), false);
  }

  private static PictureNote picture(Set<String> complete, Thing... things) {
    return new PictureNote("a.jpg", "", origin(), List.of(things), List.of(), complete);
  }

  private static PictureNote captioned(String... captions) {
    return new PictureNote("a.jpg", "", origin(), List.of(), List.of(captions), Set.of());
  }

  private static Origin origin() {
    return new Origin("images/x", "CC0", AssetUse.TRAIN, "");
  }
}
