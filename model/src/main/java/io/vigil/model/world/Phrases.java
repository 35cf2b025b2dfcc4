package io.vigil.model.world;

import java.util.List;
import java.util.Optional;

/** The grammar's phrases: for each fact, several ways to say it. */
final class Phrases {
  private Phrases() {}

  static List<String> of(CameraFact fact, Optional<Place> place) {
    return switch (fact) {
      case BLACKOUT -> List.of("the picture is black", "the camera is dark", "the view is black");
      case COVERED ->
          List.of("the camera is covered", "something covers the camera", "the view is covered");
      case FROZEN ->
          List.of("the picture is frozen", "the camera is frozen", "the picture freezes");
      case SHAKEN -> List.of("the camera shakes", "the camera is shaken", "the picture shakes");
      case CUT ->
          place
              .map(Place::word)
              .map(
                  word ->
                      List.of(
                          "the view changes to a " + word,
                          "the camera cuts to a " + word,
                          "the picture changes to a " + word))
              .orElse(List.of("the view changes", "the camera cuts", "the picture changes"));
    };
  }

  static List<String> of(Place place) {
    String word = place.word();
    return List.of(
        "an empty " + word,
        "nothing happens in the " + word,
        "the " + word + " is empty",
        "nothing moves in the " + word);
  }

  static List<String> soundLost() {
    return List.of("the sound is lost", "the sound is gone", "there is no sound");
  }

  static List<String> of(SoundKind kind) {
    return switch (kind) {
      case GLASS -> List.of("glass breaks", "glass shatters", "a window breaks");
      case ALARM -> List.of("an alarm sounds", "an alarm rings", "an alarm is heard");
      case CRYING -> List.of("a baby cries", "a baby is crying", "crying is heard");
      case BARK -> List.of("a dog barks", "a dog is barking", "barking is heard");
      case KNOCK -> List.of("someone knocks", "a knock is heard", "someone is knocking");
      case SPEECH -> List.of("someone speaks", "someone is talking", "a voice is heard");
      case ENGINE -> List.of("an engine runs", "an engine is running", "an engine is heard");
      case MUSIC -> List.of("music plays", "music is playing", "music is heard");
      case RAIN -> List.of("rain falls", "it is raining", "rain is heard");
    };
  }

  /** The ways to name a thing. */
  static List<String> name(ThingKind kind, Optional<Colour> colour) {
    if (kind == ThingKind.PERSON) {
      String clothes = colour.map(c -> " in " + c.word()).orElse("");
      return List.of("a person" + clothes, "someone" + clothes);
    }
    return List.of("a " + colour.map(c -> c.word() + " ").orElse("") + kind.word());
  }

  /** The ways to say a thing's motion; without a side where the caption leaves it out. */
  static List<String> of(ThingKind kind, Motion motion, Optional<Side> side) {
    String go =
        switch (kind) {
          case PERSON -> "walks";
          case CAR, TRUCK -> "drives";
          case DOG, CAT -> "runs";
          case BOX -> "moves";
        };
    String from = side.map(s -> " from the " + s.word()).orElse("");
    String to = side.map(s -> " to the " + s.word()).orElse("");
    return switch (motion) {
      case LEFT_BEHIND -> List.of("is left behind", "is put down", "stays behind");
      case CROSSES -> {
        String across = side.map(s -> " from " + other(s) + " to " + s.word()).orElse("");
        yield List.of("crosses" + across, "passes" + across, go + " by" + across);
      }
      case ENTERS -> List.of(go + " in" + from, "comes in" + from, "enters" + from);
      case LEAVES -> List.of(go + " out" + to, "leaves" + to, "goes out" + to);
      case STOPS -> List.of("stops", "comes to a stop", "halts");
      case MOVES -> List.of(go + " on" + to, "moves" + to, "goes on" + to);
      case STANDS ->
          kind == ThingKind.CAR || kind == ThingKind.TRUCK
              ? List.of("is parked", "stands still", "does not move")
              : List.of("stands still", "is there", "does not move");
    };
  }

  private static String other(Side side) {
    return side == Side.LEFT ? Side.RIGHT.word() : Side.LEFT.word();
  }
}
