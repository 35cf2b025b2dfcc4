package io.vigil.operators.subscribe.rule;

import io.vigil.schemas.Grouping;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a subscription into a rule, or says all that is wrong with it. */
public final class RuleParser {

  /** The cosine from which a moment is like a sentence, where none is given. */
  public static final float DEFAULT_THRESHOLD = 0.5f;

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final long WEEK_MILLIS = 7L * 24 * 3600 * 1000;
  private static final int LONGEST_SENTENCE = 500;
  private static final int MANY = 1000;
  private static final int MOST_ZONES = 20;
  private static final List<String> PLACELESS = List.of("sound.", "camera.", "both.");

  private final Subscription from;
  private final Known known;
  private final Faults faults = new Faults();

  private RuleParser(Subscription from, Known known) {
    this.from = from;
    this.known = known;
  }

  /**
   * Reads a subscription.
   *
   * @return a rule whose sentence has no vector yet and which has no revision: see {@link
   *     Rule#armed}
   */
  public static Checked<Rule> parse(Subscription subscription, Known known) {
    RuleParser parser = new RuleParser(subscription, known);
    Rule rule = parser.rule();
    return Checked.of(rule, parser.faults.all());
  }

  private Rule rule() {
    names();
    delivery();
    long coolDown = millis("coolDownSeconds", from.getCoolDownMillis(), WEEK_MILLIS);
    Condition condition = new ConditionParser(from, faults, this::type).read();
    return new Rule(
        from.getName(),
        -1,
        Set.copyOf(from.getStreams()),
        what(condition),
        zones(condition),
        new HoursParser(from, faults).read(),
        condition,
        coolDown,
        from.getGroupBy() != Grouping.NONE,
        from.getEnabled());
  }

  private void names() {
    faults.that(
        NAME.matcher(from.getName()).matches(),
        "name",
        "'" + from.getName() + "' cannot be a name",
        "take 1 to 100 of a-z, 0-9 and -");
    for (int i = 0; i < from.getStreams().size(); i++) {
      stream("streams[" + i + "]", from.getStreams().get(i), faults);
    }
    faults.that(
        from.getStreams().size() <= MANY, "streams", "more than " + MANY, "leave it empty for all");
  }

  static void stream(String field, String stream, Faults faults) {
    faults.that(
        Keys.isValidStream(stream),
        field,
        "'" + stream + "' cannot be a stream",
        "take 1 to 200 of letters, digits, '.', '_' and -");
  }

  /** Checks an event type. */
  private void type(String field, String type) {
    if (!TYPE.matcher(type).matches()) {
      faults.add(field, "'" + type + "' cannot be an event type", "write one like motion.enters");
    } else if (!known.eventTypes().isEmpty() && !known.eventTypes().contains(type)) {
      faults.add(
          field,
          "the bundle knows no event type '" + type + "'",
          Nearest.of(type, known.eventTypes())
              .map(near -> "did you mean " + near + "?")
              .orElse("see `vigil model info` for its event types"));
    }
  }

  private What what(Condition condition) {
    for (int i = 0; i < from.getEventTypes().size(); i++) {
      type("eventTypes[" + i + "]", from.getEventTypes().get(i));
    }
    float least = from.getMinConfidence();
    faults.that(
        least >= 0 && least <= 1, "minConfidence", "it is " + least, "give a number from 0 to 1");
    Optional<String> sentence = Optional.ofNullable(from.getSentence());
    if (sentence.isPresent()) {
      return likeness(sentence.get(), condition);
    }
    faults.that(
        from.getThreshold() == null,
        "threshold",
        "there is no sentence that it could belong to",
        "give a sentence too, or use minConfidence for events");
    if (condition instanceof Condition.Sequence sequence) {
      faults.that(
          from.getEventTypes().isEmpty(),
          "eventTypes",
          "a sequence names its own event types",
          "leave eventTypes out");
      return new What.Events(
          Set.copyOf(sequence.steps().stream().map(Condition.Step::type).distinct().toList()),
          least);
    }
    return new What.Events(Set.copyOf(from.getEventTypes()), least);
  }

  private List<Zone> zones(Condition condition) {
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < from.getZones().size(); i++) {
      Zone.read("zones[" + i + "]", from.getZones().get(i), faults).ifPresent(zones::add);
    }
    if (from.getZones().isEmpty()) {
      return zones;
    }
    faults.that(
        from.getZones().size() <= MOST_ZONES, "zones", "more than " + MOST_ZONES, "join some");
    faults.that(
        from.getSentence() == null,
        "zones",
        "a sentence is compared with moments, which have no place",
        "use eventTypes, or leave zones out");
    faults.that(
        known.places(),
        "zones",
        "the bundle does not tell where in the picture things are",
        "start with a bundle whose manifest has places, or leave zones out");
    List<String> types = new ArrayList<>(from.getEventTypes());
    if (condition instanceof Condition.Sequence sequence) {
      sequence.steps().forEach(step -> types.add(step.type()));
    }
    types.stream()
        .filter(type -> PLACELESS.stream().anyMatch(type::startsWith))
        .forEach(
            type ->
                faults.add(
                    "zones",
                    "events of " + type + " have no place",
                    "take types of thing.* and motion.*, or leave zones out"));
    return zones;
  }

  private What likeness(String sentence, Condition condition) {
    faults.that(
        from.getEventTypes().isEmpty(),
        "sentence",
        "a sentence is compared with moments, and eventTypes are of events",
        "make two subscriptions");
    faults.that(
        !(condition instanceof Condition.Sequence),
        "sequence",
        "a sequence is of events, and a sentence is compared with moments",
        "leave one of them out");
    faults.that(
        from.getMinConfidence() == 0,
        "minConfidence",
        "it is for events, and there is a sentence",
        "use threshold, the least likeness of a moment");
    float threshold = from.getThreshold() == null ? DEFAULT_THRESHOLD : from.getThreshold();
    faults.that(
        threshold > 0 && threshold <= 1,
        "threshold",
        "it is " + threshold,
        "give a number above 0, at most 1");
    words(sentence);
    return new What.Likeness(sentence, threshold, new float[0], "");
  }

  private void words(String sentence) {
    if (sentence.isBlank() || sentence.length() > LONGEST_SENTENCE) {
      faults.add(
          "sentence",
          sentence.isBlank() ? "it is empty" : "it is longer than " + LONGEST_SENTENCE,
          "write one short sentence, such as 'someone in red comes in'");
    } else if (known.sentences().model().isEmpty()) {
      faults.add(
          "sentence",
          "no model bundle is loaded that could read it",
          "start with --bundle, or use eventTypes");
    } else if (!known.sentences().knows(sentence)) {
      faults.add(
          "sentence",
          "the bundle knows none of its words",
          "write it in English, in Latin letters, with words of `vigil model info`");
    }
  }

  private void delivery() {
    String webhook = from.getWebhook();
    if (webhook != null) {
      WebhookAddress.check(webhook).ifPresent(f -> faults.add("webhook", f.fault(), f.mend()));
    }
    String secret = from.getWebhookSecretName();
    if (secret != null) {
      faults.that(
          webhook != null,
          "webhookSecretName",
          "there is no webhook that it could sign for",
          "give a webhook, or leave it out");
      faults.that(
          SECRET.matcher(secret).matches(),
          "webhookSecretName",
          "that cannot be a secret's name",
          "give the name of a secret, not the secret");
    }
  }

  private long millis(String field, long millis, long longest) {
    return span(field, millis, longest, faults);
  }

  /** A length of time in micros, 0 if none is given. */
  static long span(String field, long millis, long longestMillis, Faults faults) {
    if (millis < 0 || millis > longestMillis) {
      faults.add(
          field,
          "it is " + millis / 1000.0 + " s",
          "give seconds, at most " + longestMillis / 1000 + ", or leave it out");
      return 0;
    }
    return millis * 1000;
  }
}
