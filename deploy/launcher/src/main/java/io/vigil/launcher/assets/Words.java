package io.vigil.launcher.assets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What names of classes and words of captions mean for a pack. */
final class Words {
  static final String PERSON = "person";
  static final String VEHICLE = "vehicle";
  static final String ANIMAL = "animal";

  private static final Map<String, String> PRESENCES = new TreeMap<>();
  private static final Map<String, String> CUTOUTS =
      Map.ofEntries(
          Map.entry("person", "person"),
          Map.entry("pedestrian", "person"),
          Map.entry("man", "person"),
          Map.entry("woman", "person"),
          Map.entry("car", "car"),
          Map.entry("taxi", "car"),
          Map.entry("truck", "truck"),
          Map.entry("bus", "truck"),
          Map.entry("lorry", "truck"),
          Map.entry("van", "truck"),
          Map.entry("ambulance", "truck"),
          Map.entry("dog", "dog"),
          Map.entry("cat", "cat"));

  static {
    put(
        PERSON,
        "person people man men woman women boy boys girl girls child children kid kids baby babies"
            + " toddler pedestrian pedestrians crowd player players face faces head hand hands"
            + " worker workers rider surfer skier skateboarder snowboarder guy lady couple family"
            + " team group someone he she his her they girls climber biker cyclist dancer driver"
            + " skier performer astronaut batter drummer paraglider weightlifter");
    put(
        VEHICLE,
        "vehicle vehicles car cars truck trucks bus buses van vans lorry taxi ambulance motorcycle"
            + " motorcycles motorbike motorbikes bicycle bicycles bike bikes boat boats ship ships"
            + " train trains airplane airplanes plane planes aeroplane helicopter tractor ferry tram"
            + " ketch schooner traffic scooter jet kayak canoe sailboat spacecraft shuttle");
    put(
        ANIMAL,
        "animal animals dog dogs puppy puppies cat cats kitten bird birds horse horses cow cows"
            + " sheep elephant elephants giraffe giraffes zebra zebras bear bears fish shark duck"
            + " ducks goat monkey rabbit squirrel pig insect beetle seagull seagulls pet pets puppys"
            + " butterfly lion tiger deer cockatoo canary camel llama");
  }

  private Words() {}

  private static void put(String presence, String words) {
    for (String word : List.of(words.split(" "))) {
      PRESENCES.put(word, presence);
    }
  }

  /**
   * What a class is: a presence, {@code object}, {@code background}, or empty if unknown.
   *
   * @param coarse what the set itself says it is; may be empty
   */
  static String coarse(String name, String coarse) {
    return coarse.isEmpty() ? PRESENCES.getOrDefault(plain(name), "") : coarse;
  }

  /** The label of a cut-out of this class, if such are cut out. */
  static Optional<String> cutout(String name) {
    return Optional.ofNullable(CUTOUTS.get(plain(name)));
  }

  /** The presences that at least so many of the captions name. */
  static Set<String> named(List<String> captions, int least) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String caption : captions) {
      Set<String> found = new TreeSet<>();
      for (String word : List.of(caption.toLowerCase(Locale.ROOT).split("[^a-z]+"))) {
        Optional.ofNullable(PRESENCES.get(word)).ifPresent(found::add);
      }
      found.forEach(presence -> counts.merge(presence, 1, Integer::sum));
    }
    Set<String> named = new TreeSet<>();
    counts.forEach(
        (presence, count) -> {
          if (count >= least) {
            named.add(presence);
          }
        });
    return named;
  }

  /** The presence that an event such as {@code car_passes} tells of. */
  static Optional<String> ofEvent(String type) {
    for (String word : List.of(type.split("_"))) {
      String presence = PRESENCES.get(word);
      if (presence != null) {
        return Optional.of(presence);
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
