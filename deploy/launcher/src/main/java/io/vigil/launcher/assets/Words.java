package io.vigil.launcher.assets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names of classes and words of captions mean for a pack. */
final class Words {
  static final String PERSON = "person";
  static final String VEHICLE = "vehicle";
  static final String ANIMAL = "animal";

  /** The class of pictures of anything, of which nobody wrote down what is in them. */
  private static final String CLUTTER = "background_google";

  /** Classes of things that people ride, play, wear or stand beside, so that one may be seen. */
  private static final Set<String> PEOPLED =
      Set.of(
          "wheelchair",
          "umbrella",
          "saxophone",
          "euphonium",
          "electric_guitar",
          "mandolin",
          "inline_skate",
          "headphone",
          "soccer_ball",
          "pizza",
          "elephant",
          "llama",
          "ferry",
          "helicopter",
          "schooner",
          "ketch",
          "motorbikes");

  /** Names that hold the name of something else. */
  private static final String LOOKALIKES =
      "hot ?dogs?|teddy bears?|(?:stuffed|toy|plush|wooden|plastic) \\w+|fire hydrants?";

  /** Types of events that are of something in view. */
  private static final Pattern SEEN = Pattern.compile("(.+)_(?:visible|passes)");

  private static final Map<String, String> PRESENCES = new TreeMap<>();

  /**
   * Those of them that an event of the presence is of: vehicles of the road with an engine, animals
   * of the land on four legs. Of a fish nobody says that it is the animal that was asked for, nor
   * that it is none.
   */
  private static final Set<String> MEANT = new TreeSet<>();

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
    mean(
        "vehicle vehicles car cars car_side truck trucks bus buses van vans lorry taxi ambulance"
            + " motorcycle motorcycles motorbike motorbikes scooter tractor");
    mean(
        "animal animals dog dogs puppy puppies puppys cat cats kitten horse horses cow cows sheep"
            + " bear bears goat monkey rabbit squirrel pig pet pets lion tiger deer camel llama"
            + " leopards cougar_body cougar_face wild_cat dalmatian beaver hedgehog kangaroo okapi"
            + " gerenuk panda zebra elephant rhino giraffe");
  }

  private Words() {}

  private static void mean(String words) {
    MEANT.addAll(List.of(words.split(" ")));
  }

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

  /** Whether a picture of this class may well show people that its set does not tell of. */
  static boolean isPeopled(String name) {
    return PEOPLED.contains(plain(name));
  }

  /** Whether a class says no more than that a picture is of something. */
  static boolean isClutter(String name) {
    return plain(name).equals(CLUTTER);
  }

  /**
   * What a labelled thing makes known: its presence, and its kind where cut-outs are called by it;
   * nothing if it is of a presence in a wider sense alone, such as a boat or a fish.
   */
  static Set<String> meant(String name, String coarse) {
    boolean clear = coarse.equals(PERSON) || MEANT.contains(plain(name));
    Set<String> meant = new TreeSet<>();
    if (clear) {
      meant.add(coarse);
      cutout(name).ifPresent(meant::add);
    }
    return meant;
  }

  /** The presences that at least so many of the captions name, in the widest sense. */
  static Set<String> named(List<String> captions, int least) {
    return told(
        captions,
        least,
        word -> Optional.ofNullable(PRESENCES.get(word)).map(Set::of).orElse(Set.of()));
  }

  /** What at least so many of the captions make known: see {@link #meant(String, String)}. */
  static Set<String> meant(List<String> captions, int least) {
    return told(
        captions,
        least,
        word -> {
          String presence = PRESENCES.get(word);
          return presence == null ? Set.of() : meant(singular(word), presence);
        });
  }

  private static Set<String> told(
      List<String> captions, int least, Function<String, Set<String>> of) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String caption : captions) {
      String plain = caption.toLowerCase(Locale.ROOT).replaceAll(LOOKALIKES, " ");
      Set<String> found = new TreeSet<>();
      for (String word : List.of(plain.split("[^a-z]+"))) {
        found.addAll(of.apply(word));
      }
      found.forEach(presence -> counts.merge(presence, 1, Integer::sum));
    }
    Set<String> told = new TreeSet<>();
    counts.forEach(
        (presence, count) -> {
          if (count >= least) {
            told.add(presence);
          }
        });
    return told;
  }

  private static String singular(String word) {
    boolean plural = word.endsWith("s") && MEANT.contains(word.substring(0, word.length() - 1));
    return plural ? word.substring(0, word.length() - 1) : word;
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

  /**
   * The presence that is in view while an event such as {@code car_passes} or {@code dog_visible}
   * goes on; none for one that may only be heard, or is of a presence in a wider sense.
   */
  static Optional<String> inView(String type) {
    Matcher seen = SEEN.matcher(type);
    if (!seen.matches()) {
      return Optional.empty();
    }
    String presence = coarse(seen.group(1), "");
    return Optional.of(presence).filter(p -> meant(seen.group(1), p).contains(p));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
