package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Asks about the facts of a window, and answers. Only what the facts decide is asked: of a window
 * whose caption had room for two things, nobody asks whether there is a third. For every kind of
 * question that is answered by yes or no, both are as frequent as the facts allow. Stateless.
 */
public final class QuestionWriter {

  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String NOTHING = "nothing";

  /** Every answer, in the order of the model's outputs. */
  public static final List<String> ANSWERS = answers();

  /** What each sound is called in a question of whether it is heard. */
  private static final Map<SoundKind, String> HEARD =
      Map.of(
          SoundKind.GLASS, "glass breaking",
          SoundKind.ALARM, "an alarm",
          SoundKind.CRYING, "a baby crying",
          SoundKind.BARK, "a dog barking",
          SoundKind.KNOCK, "a knock",
          SoundKind.SPEECH, "a voice",
          SoundKind.ENGINE, "an engine",
          SoundKind.MUSIC, "music",
          SoundKind.RAIN, "rain");

  /** The words of questions on what was before. */
  private static final List<String> PAST =
      List.of("was a seen before", "has there been a", "what colour was the seen before");

  private QuestionWriter() {}

  /**
   * The words of questions on the window in alphabetical order, then others of those on the past.
   */
  public static List<String> vocabulary() {
    Set<String> words = new TreeSet<>();
    List<String> texts =
        new ArrayList<>(
            List.of(
                "what colour is the",
                "what does the do",
                "from which side does the come",
                "to which side does the go",
                "what is heard",
                "what do you hear",
                "is heard",
                "do you hear",
                "what is wrong with the picture",
                "where is the camera",
                "is what is heard in view",
                "is there a in view",
                "do you see a"));
    texts.addAll(HEARD.values());
    for (ThingKind kind : ThingKind.values()) {
      texts.add(kind.word());
    }
    for (Colour colour : Colour.values()) {
      texts.add(colour.word());
    }
    texts.forEach(text -> words.addAll(Arrays.asList(text.split(" ", -1))));
    Set<String> all = new LinkedHashSet<>(words);
    PAST.forEach(text -> all.addAll(Arrays.asList(text.split(" ", -1))));
    return List.copyOf(all);
  }

  /**
   * A question on a window, of a kind drawn among those that its facts decide.
   *
   * @param allowed which kinds may be asked
   * @param variant draws kind, things and words
   * @return empty if the facts decide nothing
   */
  public static Optional<QuestionAnswer> ask(
      Facts facts, Predicate<QuestionKind> allowed, long variant) {
    Dice dice = new Dice(Hash.of(variant, 23));
    List<QuestionKind> kinds =
        new ArrayList<>(Arrays.stream(QuestionKind.values()).filter(allowed).toList());
    while (!kinds.isEmpty()) {
      QuestionKind kind = kinds.remove(dice.below(kinds.size()));
      Optional<QuestionAnswer> asked = ask(kind, facts, dice);
      if (asked.isPresent()) {
        return asked;
      }
    }
    return Optional.empty();
  }

  /**
   * A question on what was seen before a window: as often for what was there as for what was not.
   *
   * @param kind one that {@link QuestionKind#isOfThePast}
   * @return empty if the past does not decide it
   */
  public static Optional<QuestionAnswer> ask(QuestionKind kind, Past past, long variant) {
    Dice dice = new Dice(Hash.of(variant, 31));
    if (kind == QuestionKind.PAST_COLOUR) {
      List<ThingKind> kinds = past.colours().keySet().stream().sorted().toList();
      if (kinds.isEmpty()) {
        return Optional.empty();
      }
      ThingKind asked = dice.pick(kinds);
      return Optional.of(
          answer(
              kind,
              "what colour was the " + asked.word() + " seen before",
              Objects.requireNonNull(past.colours().get(asked)).word()));
    }
    boolean yes = !past.seen().isEmpty() && (past.absent().isEmpty() || dice.chance(0.5));
    List<ThingKind> kinds = (yes ? past.seen() : past.absent()).stream().sorted().toList();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    String name = dice.pick(kinds).word();
    String text = dice.chance(0.5) ? "was a " + name + " seen before" : "has there been a " + name;
    return Optional.of(answer(QuestionKind.PAST_PRESENCE, text, yes ? YES : NO));
  }

  /**
   * A caption as a statement that is true or not: the answer is yes for what these facts say, and
   * no for what they rule out (image-text matching, Chen et al. 2020).
   *
   * @param caption of other facts or of these
   * @return empty if the facts do not decide it
   */
  public static Optional<String> verdict(Facts facts, String caption) {
    Facts said = CaptionGrammar.facts(caption);
    if (facts.atoms().containsAll(said.atoms())) {
      return Optional.of(YES);
    }
    // Only where the caption had room for more is what it does not say ruled out.
    boolean all = facts.camera().isEmpty() && facts.things().size() < 2;
    boolean otherThing =
        all
            && said.things().stream()
                .anyMatch(t -> facts.things().stream().noneMatch(o -> o.kind() == t.kind()));
    boolean otherSound =
        all
            && facts.sounds().size() < 2
            && !facts.soundLost()
            && !facts.sounds().containsAll(said.sounds());
    boolean otherFault = said.camera().isPresent() && !said.camera().equals(facts.camera());
    return otherThing || otherSound || otherFault ? Optional.of(NO) : Optional.empty();
  }

  /** A question of a kind, if the facts decide it; no statement, and none of the past. */
  public static Optional<QuestionAnswer> ask(QuestionKind kind, Facts facts, long variant) {
    return ask(kind, facts, new Dice(Hash.of(variant, 29)));
  }

  private static Optional<QuestionAnswer> ask(QuestionKind kind, Facts facts, Dice dice) {
    boolean hidden =
        facts.camera().filter(c -> c == CameraFact.BLACKOUT || c == CameraFact.COVERED).isPresent();
    return switch (kind) {
      case PRESENCE -> hidden ? Optional.empty() : presence(facts, dice);
      case COLOURED_PRESENCE -> hidden ? Optional.empty() : colouredPresence(facts, dice);
      case COLOUR -> single(facts, dice).flatMap(QuestionWriter::colour);
      case MOTION ->
          single(facts, dice)
              .map(
                  t -> answer(kind, "what does the " + t.kind().word() + " do", lower(t.motion())));
      case SIDE -> single(facts, dice).flatMap(QuestionWriter::side);
      case SOUND -> sound(facts, dice);
      case SOUND_PRESENCE -> soundPresence(facts, dice);
      case CAMERA ->
          Optional.of(
              answer(
                  kind,
                  "what is wrong with the picture",
                  facts.camera().map(QuestionWriter::lower).orElse(NOTHING)));
      case PLACE -> facts.place().map(place -> answer(kind, "where is the camera", place.word()));
      case SOURCE -> hidden ? Optional.empty() : source(facts);
      case STATEMENT, PAST_PRESENCE, PAST_COLOUR -> Optional.empty();
    };
  }

  private static Optional<QuestionAnswer> presence(Facts facts, Dice dice) {
    List<ThingKind> present = facts.things().stream().map(ThingFact::kind).distinct().toList();
    List<ThingKind> absent =
        facts.things().size() > 1
            ? List.of()
            : Arrays.stream(ThingKind.values()).filter(k -> !present.contains(k)).toList();
    boolean yes = !present.isEmpty() && (absent.isEmpty() || dice.chance(0.5));
    List<ThingKind> asked = yes ? present : absent;
    return asked.isEmpty()
        ? Optional.empty()
        : Optional.of(see(QuestionKind.PRESENCE, dice.pick(asked).word(), yes, dice));
  }

  /** Asks for the colour that a kind in view has, or for another one. */
  private static Optional<QuestionAnswer> colouredPresence(Facts facts, Dice dice) {
    Optional<ThingFact> single = single(facts, dice);
    Optional<Colour> shown = single.flatMap(ThingFact::colour);
    if (single.isEmpty() || shown.isEmpty()) {
      return Optional.empty();
    }
    ThingKind kind = single.get().kind();
    boolean yes = dice.chance(0.5);
    List<Colour> others = kind.colours().stream().filter(c -> c != shown.get()).toList();
    Colour colour = yes ? shown.get() : dice.pick(others);
    return Optional.of(
        see(QuestionKind.COLOURED_PRESENCE, colour.word() + " " + kind.word(), yes, dice));
  }

  private static QuestionAnswer see(QuestionKind kind, String name, boolean yes, Dice dice) {
    String text = dice.chance(0.5) ? "is there a " + name + " in view" : "do you see a " + name;
    return answer(kind, text, yes ? YES : NO);
  }

  private static Optional<QuestionAnswer> colour(ThingFact thing) {
    String text = "what colour is the " + thing.kind().word();
    return thing.colour().map(colour -> answer(QuestionKind.COLOUR, text, colour.word()));
  }

  private static Optional<QuestionAnswer> side(ThingFact thing) {
    String name = thing.kind().word();
    String text =
        thing.motion() == Motion.ENTERS
            ? "from which side does the " + name + " come"
            : "to which side does the " + name + " go";
    return thing.side().map(side -> answer(QuestionKind.SIDE, text, side.word()));
  }

  private static Optional<QuestionAnswer> sound(Facts facts, Dice dice) {
    if (facts.soundLost() || facts.sounds().size() > 1) {
      return Optional.empty();
    }
    String text = dice.chance(0.5) ? "what is heard" : "what do you hear";
    String heard = facts.sounds().isEmpty() ? NOTHING : lower(facts.sounds().get(0));
    return Optional.of(answer(QuestionKind.SOUND, text, heard));
  }

  private static Optional<QuestionAnswer> soundPresence(Facts facts, Dice dice) {
    boolean yes = !facts.sounds().isEmpty() && dice.chance(0.5);
    List<SoundKind> absent =
        Arrays.stream(SoundKind.values()).filter(s -> !facts.sounds().contains(s)).toList();
    // Beside two sounds there may be more that the caption has no room for.
    if (!yes && (facts.sounds().size() > 1 || facts.soundLost() || facts.things().size() > 1)) {
      return Optional.empty();
    }
    SoundKind asked = dice.pick(yes ? facts.sounds() : absent);
    String name = String.valueOf(HEARD.get(asked));
    String text = dice.chance(0.5) ? "is " + name + " heard" : "do you hear " + name;
    return Optional.of(answer(QuestionKind.SOUND_PRESENCE, text, yes ? YES : NO));
  }

  /**
   * Whether the one thing in view makes the one sound that is heard: one sense alone can't tell.
   */
  private static Optional<QuestionAnswer> source(Facts facts) {
    if (facts.sounds().size() != 1
        || !facts.sounds().get(0).hasMaker()
        || facts.things().size() != 1
        || Arrays.stream(SoundKind.values()).noneMatch(s -> makes(facts.things().get(0), s))) {
      return Optional.empty();
    }
    boolean seen = makes(facts.things().get(0), facts.sounds().get(0));
    return Optional.of(answer(QuestionKind.SOURCE, "is what is heard in view", seen ? YES : NO));
  }

  private static boolean makes(ThingFact thing, SoundKind sound) {
    return thing.kind().makes(sound);
  }

  /** A thing that is the only one of its kind among the facts. */
  private static Optional<ThingFact> single(Facts facts, Dice dice) {
    List<ThingFact> alone =
        facts.things().stream()
            .filter(t -> facts.things().stream().filter(o -> o.kind() == t.kind()).count() == 1)
            .toList();
    return alone.isEmpty() ? Optional.empty() : Optional.of(dice.pick(alone));
  }

  private static QuestionAnswer answer(QuestionKind kind, String question, String answer) {
    return new QuestionAnswer(kind, question, answer);
  }

  private static List<String> answers() {
    Set<String> answers = new LinkedHashSet<>(List.of(YES, NO, NOTHING));
    for (Colour colour : Colour.values()) {
      answers.add(colour.word());
    }
    for (Motion motion : Motion.values()) {
      answers.add(lower(motion));
    }
    for (Side side : Side.values()) {
      answers.add(side.word());
    }
    for (SoundKind sound : SoundKind.values()) {
      answers.add(lower(sound));
    }
    for (CameraFact fact : CameraFact.values()) {
      answers.add(lower(fact));
    }
    for (Place place : Place.values()) {
      answers.add(place.word());
    }
    return List.copyOf(answers);
  }

  private static String lower(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
