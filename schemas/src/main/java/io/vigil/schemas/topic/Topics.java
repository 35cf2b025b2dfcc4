package io.vigil.schemas.topic;

import io.vigil.schemas.Answer;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.Match;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Moment;
import io.vigil.schemas.Question;
import io.vigil.schemas.Review;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic of Vigil.
 *
 * <p>Frames, audio and all that is derived from them have the same number of partitions and the
 * same key, so that a stream's records lie on the same partition of each.
 */
public final class Topics {

  private static final int PARTITIONS = 8;
  private static final int MEDIUM = 1 << 20;
  private static final int LARGE = 4 << 20;
  private static final Duration SHORT = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofDays(30);
  private static final String MATCHES = "vigil.matches.";
  private static final Pattern SUBSCRIPTION = Pattern.compile("[a-z0-9-]{1,100}");

  /** Sampled pictures. */
  public static final Topic<Frame> FRAMES = media("vigil.frames", Frame.class, LARGE);

  /** Segments of sound. */
  public static final Topic<AudioSegment> AUDIO = media("vigil.audio", AudioSegment.class, MEDIUM);

  /** What encoders made of pictures and sound, of streams of which neither is sent. */
  public static final Topic<MediaTokens> TOKENS = media("vigil.tokens", MediaTokens.class, MEDIUM);

  /** The state of each source. */
  public static final Topic<StreamStatus> STREAMS =
      new Topic<>("vigil.streams", StreamStatus.class, 1, Cleanup.COMPACT, LONG, MEDIUM);

  /** What happens, in words. */
  public static final Topic<Caption> CAPTIONS = lasting("vigil.captions", Caption.class);

  /** Phases of events. */
  public static final Topic<Event> EVENTS = lasting("vigil.events", Event.class);

  /** Fused embeddings. */
  public static final Topic<Moment> MOMENTS = lasting("vigil.moments", Moment.class);

  /** Questions on streams. */
  public static final Topic<Question> QUESTIONS = lasting("vigil.questions", Question.class);

  /** Answers to questions. */
  public static final Topic<Answer> ANSWERS = lasting("vigil.answers", Answer.class);

  /** What people want to hear of. */
  public static final Topic<Subscription> SUBSCRIPTIONS =
      new Topic<>("vigil.subscriptions", Subscription.class, 1, Cleanup.COMPACT, LONG, MEDIUM);

  /** What people say of events. */
  public static final Topic<Review> REVIEWS =
      new Topic<>("vigil.reviews", Review.class, 1, Cleanup.COMPACT, LONG, MEDIUM);

  /** Which streams are erased, up to when, with the proof of it. */
  public static final Topic<Erasure> ERASURES =
      new Topic<>("vigil.erasures", Erasure.class, 1, Cleanup.COMPACT, LONG, MEDIUM);

  /** What became of each subscription. */
  public static final Topic<SubscriptionState> SUBSCRIPTION_STATES =
      new Topic<>(
          "vigil.subscription-states", SubscriptionState.class, 1, Cleanup.COMPACT, LONG, MEDIUM);

  /** Records that could not be processed; as large as the largest record plus its wrapping. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      new Topic<>("vigil.dead-letters", DeadLetter.class, 1, Cleanup.DELETE, LONG, LARGE + MEDIUM);

  private static final List<Topic<?>> ALL =
      List.of(
          FRAMES,
          AUDIO,
          TOKENS,
          STREAMS,
          CAPTIONS,
          EVENTS,
          MOMENTS,
          QUESTIONS,
          ANSWERS,
          SUBSCRIPTIONS,
          REVIEWS,
          ERASURES,
          SUBSCRIPTION_STATES,
          DEAD_LETTERS);

  private Topics() {}

  /** Every topic with a fixed name, in the order of the data's path. */
  public static List<Topic<?>> all() {
    return ALL;
  }

  /** The topic of this name, fixed or of a subscription's matches. */
  public static Optional<Topic<?>> byName(String name) {
    if (name.startsWith(MATCHES)
        && SUBSCRIPTION.matcher(name.substring(MATCHES.length())).matches()) {
      return Optional.of(matches(name.substring(MATCHES.length())));
    }
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  /**
   * The topic of what matched a subscription.
   *
   * @param subscription 1 to 100 characters of [a-z0-9-]
   * @throws IllegalArgumentException if the name is not of that form
   */
  public static Topic<Match> matches(String subscription) {
    if (!SUBSCRIPTION.matcher(subscription).matches()) {
      throw new IllegalArgumentException(
          "a subscription's name takes 1 to 100 of a-z, 0-9 and -, not '" + subscription + "'");
    }
    // Matches are few and there may be hundreds of such topics; one partition keeps their order.
    return new Topic<>(MATCHES + subscription, Match.class, 1, Cleanup.DELETE, LONG, MEDIUM);
  }

  private static <T extends SpecificRecord> Topic<T> media(
      String name, Class<T> type, int maxMessageBytes) {
    return new Topic<>(name, type, PARTITIONS, Cleanup.DELETE, SHORT, maxMessageBytes);
  }

  private static <T extends SpecificRecord> Topic<T> lasting(String name, Class<T> type) {
    return new Topic<>(name, type, PARTITIONS, Cleanup.DELETE, LONG, MEDIUM);
  }
}
