package io.vigil.launcher.config;

import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How long the topics keep what lies on them. */
public record RetentionSection(
    @Key(
            doc =
                "How long pictures and sound, or their tokens, stay on Kafka; none leaves it as it is, 1h where Vigil"
                    + " made the topics. Set when topics are made and at each `vigil run`",
            min = "1m",
            max = "3650d")
        Optional<Duration> media,
    @Key(
            doc =
                "The same for captions, events, moments, questions, answers and matches; 30d where"
                    + " Vigil made the topics",
            min = "1m",
            max = "3650d")
        Optional<Duration> results,
    @Key(
            doc =
                "The same for records that could not be processed, which may hold pictures and sound;"
                    + " 30d where Vigil made the topics",
            min = "1m",
            max = "3650d")
        Optional<Duration> deadLetters) {
  private static final Set<String> MEDIA =
      Set.of(Topics.FRAMES.name(), Topics.AUDIO.name(), Topics.TOKENS.name());

  /** States and subscriptions: the last one of each counts, however old. */
  private static final Set<String> LASTING =
      Set.of(Topics.STREAMS.name(), Topics.SUBSCRIPTIONS.name());

  /** What is asked for a topic of Vigil's. */
  public Optional<Duration> of(String topic) {
    if (LASTING.contains(topic)) {
      return Optional.empty();
    }
    if (topic.equals(Topics.DEAD_LETTERS.name())) {
      return deadLetters;
    }
    return MEDIA.contains(topic) ? media : results;
  }
}
