package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Says facts in words and reads them back. A caption is a row of clauses, joined by "and" and
 * "while"; all in lower case, at most {@link #MAX_WORDS} words. Stateless.
 */
public final class CaptionGrammar {
  /** The most words that a caption has. */
  public static final int MAX_WORDS = 20;

  /** Draws of words before the shortest ones are taken. */
  private static final int DRAWS = 30;

  private CaptionGrammar() {}

  /**
   * A caption of the facts; variants differ in their words, not in what they say. Of more than
   * there is room for, the last things and sounds are left out.
   */
  public static String caption(Facts facts, long variant) {
    Dice dice = new Dice(Hash.of(variant, 11));
    for (int draw = 0; draw < DRAWS; draw++) {
      String caption = draw(facts, dice::pick, dice);
      if (fits(caption)) {
        return caption;
      }
    }
    Facts told = facts;
    String shortest = draw(told, CaptionGrammar::shortest, dice);
    while (!fits(shortest)) {
      told = withoutTheLast(told);
      shortest = draw(told, CaptionGrammar::shortest, dice);
    }
    return shortest;
  }

  private static boolean fits(String caption) {
    return caption.split(" ", -1).length <= MAX_WORDS;
  }

  private static String shortest(List<String> phrases) {
    return phrases.stream()
        .min(Comparator.comparingInt(phrase -> phrase.split(" ", -1).length))
        .orElseThrow();
  }

  private static Facts withoutTheLast(Facts facts) {
    List<ThingFact> things = facts.things();
    List<SoundKind> sounds = facts.sounds();
    return things.size() > sounds.size()
        ? new Facts(
            facts.camera(),
            facts.place(),
            things.subList(0, things.size() - 1),
            sounds,
            facts.soundLost())
        : new Facts(
            facts.camera(),
            facts.place(),
            things,
            sounds.subList(0, Math.max(0, sounds.size() - 1)),
            facts.soundLost());
  }

  private static String draw(Facts facts, Function<List<String>, String> choose, Dice dice) {
    List<String> seen = new ArrayList<>();
    facts.camera().ifPresent(fact -> seen.add(choose.apply(Phrases.of(fact, facts.place()))));
    if (facts.camera().isEmpty()) {
      facts.place().ifPresent(place -> seen.add(choose.apply(Phrases.of(place))));
    }
    for (ThingFact thing : facts.things()) {
      seen.add(
          choose.apply(Phrases.name(thing.kind(), thing.colour()))
              + " "
              + choose.apply(Phrases.of(thing.kind(), thing.motion(), thing.side())));
    }
    List<String> heard = new ArrayList<>();
    for (SoundKind sound : facts.sounds()) {
      heard.add(choose.apply(Phrases.of(sound)));
    }
    if (facts.soundLost()) {
      heard.add(choose.apply(Phrases.soundLost()));
    }
    String picture = String.join(" and ", seen);
    String sound = String.join(" and ", heard);
    if (heard.isEmpty() || seen.isEmpty()) {
      return picture + sound;
    }
    return switch (dice.below(3)) {
      case 0 -> picture + " while " + sound;
      case 1 -> picture + " and " + sound;
      default -> sound + " while " + picture;
    };
  }

  /** Several different captions of the same facts. */
  public static List<String> captions(Facts facts, int count) {
    Set<String> captions = new LinkedHashSet<>();
    for (long variant = 0; captions.size() < count && variant < 200; variant++) {
      captions.add(caption(facts, variant));
    }
    return List.copyOf(captions);
  }

  /** Every word that a caption can hold, in alphabetical order. */
  public static List<String> vocabulary() {
    Set<String> words = new TreeSet<>(List.of("and", "while"));
    for (String clause : ClauseBook.instance().clauses()) {
      words.addAll(Arrays.asList(clause.split(" ", -1)));
    }
    return List.copyOf(words);
  }

  /** Reads the facts that a text says, clause by clause; unknown clauses are passed over. */
  public static Facts facts(String text) {
    Optional<CameraFact> camera = Optional.empty();
    Optional<Place> place = Optional.empty();
    Set<ThingFact> things = new LinkedHashSet<>();
    Set<SoundKind> sounds = new LinkedHashSet<>();
    boolean lost = false;
    for (String part : text.strip().split(" (and|while) ", -1)) {
      Facts clause = ClauseBook.instance().read(part.strip());
      camera = clause.camera().isPresent() ? clause.camera() : camera;
      place = clause.place().isPresent() ? clause.place() : place;
      things.addAll(clause.things());
      sounds.addAll(clause.sounds());
      lost |= clause.soundLost();
    }
    return new Facts(camera, place, List.copyOf(things), List.copyOf(sounds), lost);
  }
}
