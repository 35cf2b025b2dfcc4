package io.vigil.server.evidence;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.Subject;
import io.vigil.model.text.Vocabulary;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that was said, and what of it is to be proven.
 *
 * @param about which record it is
 * @param stream of which
 * @param statement in words
 * @param subjects what is explained: the first that the bundle says of the window
 * @param confidence as it was said
 * @param pictureShare as it was said
 * @param windowEnd end of the window that it was most surely said of, on the model's grid
 * @param told event time up to which media were in when it was said
 * @param emitted wall clock when it was said
 * @param model name and version of the bundle that said it
 * @param isFinal whether nothing more will be said of it
 */
record Claim(
    About about,
    String stream,
    String statement,
    List<Subject> subjects,
    float confidence,
    float pictureShare,
    Instant windowEnd,
    Instant told,
    Instant emitted,
    String model,
    boolean isFinal) {

  /** Words that say nothing of a scene. */
  private static final Set<String> SMALL =
      Set.of(
          "a",
          "an",
          "the",
          "and",
          "while",
          "is",
          "are",
          "in",
          "on",
          "to",
          "from",
          "with",
          "of",
          "by",
          "at",
          "someone",
          "something",
          ",");

  /**
   * Which record a statement is.
   *
   * @param kind event, caption or question
   * @param id of the record
   * @param text of a caption or a question
   * @param type of an event
   */
  record About(String kind, String id, Optional<String> text, Optional<String> type) {}

  static Claim of(Event event, BundleManifest manifest) {
    int lag =
        manifest.eventTypes().stream()
            .filter(type -> type.name().equals(event.getType()))
            .findFirst()
            .map(EventType::decisionLag)
            .orElse(0);
    Instant seen = Optional.ofNullable(event.getKeyFrame()).orElse(event.getStart());
    long hop = manifest.hopMicros();
    long slot = Math.floorDiv(micros(seen), hop);
    return new Claim(
        new About("event", event.getId(), Optional.empty(), Optional.of(event.getType())),
        event.getStream(),
        event.getType(),
        List.of(new Subject.Event(event.getType())),
        event.getConfidence(),
        event.getPictureShare(),
        instant((slot + 1 + lag) * hop),
        event.getEnd(),
        event.getEmitted(),
        event.getModel(),
        event.getPhase() == EventPhase.ENDED);
  }

  /**
   * A word of a caption.
   *
   * @param word of it; empty for the first one that says something and is said again
   */
  static Claim of(Caption caption, Optional<String> word, BundleManifest manifest) {
    List<String> asked =
        word.map(List::of)
            .orElseGet(
                () ->
                    Vocabulary.words(caption.getText()).stream()
                        .filter(w -> !SMALL.contains(w))
                        .toList());
    return new Claim(
        new About("caption", caption.getId(), Optional.of(caption.getText()), Optional.empty()),
        caption.getStream(),
        caption.getText(),
        asked.stream().<Subject>map(Subject.Word::new).toList(),
        caption.getConfidence(),
        caption.getPictureShare(),
        grid(caption.getEnd(), manifest),
        caption.getEnd(),
        caption.getEmitted(),
        caption.getModel(),
        caption.getIsFinal());
  }

  static Claim of(Answer answer, String question, BundleManifest manifest) {
    return new Claim(
        new About("question", answer.getId(), Optional.of(question), Optional.empty()),
        answer.getStream(),
        answer.getText(),
        List.of(new Subject.Answer(question)),
        answer.getConfidence(),
        answer.getPictureShare(),
        grid(answer.getEnd(), manifest),
        answer.getEnd(),
        answer.getEmitted(),
        answer.getModel(),
        true);
  }

  /** What keeps its proof apart from others. */
  String key() {
    return about.kind() + " " + about.id() + " " + emitted + " " + subjects;
  }

  /** The span of a window. */
  static Duration span(BundleManifest manifest) {
    return Duration.of(manifest.slots() * manifest.hopMicros(), ChronoUnit.MICROS);
  }

  private static Instant grid(Instant end, BundleManifest manifest) {
    long hop = manifest.hopMicros();
    return instant(-Math.floorDiv(-micros(end), hop) * hop);
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
