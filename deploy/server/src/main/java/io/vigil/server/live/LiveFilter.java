package io.vigil.server.live;

import io.vigil.schemas.topic.Topics;
import io.vigil.server.history.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a client wants to hear of.
 *
 * @param streams of these; empty for all
 * @param kinds of these
 */
public record LiveFilter(Set<String> streams, Set<Kind> kinds) {
  /** What can be heard of. */
  public static final Set<Kind> KINDS =
      Set.copyOf(
          EnumSet.of(
              Kind.CAPTION,
              Kind.EVENT,
              Kind.STREAM,
              Kind.LEVEL,
              Kind.GAP,
              Kind.MATCH,
              Kind.ANSWER));

  private static final Set<String> MEDIA =
      Set.of(Topics.FRAMES.name(), Topics.AUDIO.name(), Topics.TOKENS.name());

  private static final String MATCHES = "vigil.matches.";

  public LiveFilter {
    streams = Set.copyOf(streams);
    kinds = Set.copyOf(kinds);
  }

  boolean wants(Kind kind, String stream) {
    return kinds.contains(kind) && (streams.isEmpty() || streams.contains(stream));
  }

  /** Whether something of these kinds comes from a topic: only those need to be in an id. */
  boolean reads(String topic) {
    return kinds.stream().anyMatch(kind -> isOf(kind, topic));
  }

  private static boolean isOf(Kind kind, String topic) {
    return switch (kind) {
      case CAPTION -> topic.equals(Topics.CAPTIONS.name());
      case EVENT -> topic.equals(Topics.EVENTS.name());
      case MOMENT -> topic.equals(Topics.MOMENTS.name());
      case STREAM -> topic.equals(Topics.STREAMS.name());
      case LEVEL -> topic.equals(Topics.AUDIO.name()) || topic.equals(Topics.TOKENS.name());
      case GAP -> MEDIA.contains(topic);
      case FRAME -> topic.equals(Topics.FRAMES.name());
      case QUESTION -> topic.equals(Topics.QUESTIONS.name());
      case ANSWER -> topic.equals(Topics.ANSWERS.name());
      case MATCH -> topic.startsWith(MATCHES);
    };
  }
}
