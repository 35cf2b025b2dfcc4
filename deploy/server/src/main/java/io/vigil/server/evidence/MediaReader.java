package io.vigil.server.evidence;

import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.erase.Erasures;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the pictures and the sound of an interval back from their topics. They are kept there as
 * long as the topics' retention says, an hour unless it was changed. Thread-safe; each call has a
 * consumer of its own.
 */
public final class MediaReader {

  /** The longest interval that is read at a time. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** No segment of sound is longer. */
  private static final Duration SEGMENT = Duration.ofSeconds(1);

  private final KafkaConnection kafka;
  private final Predicate<String> eventsOnly;
  private final Erasures erasures;

  /** A reader of a Kafka's topics, of which nothing is erased. */
  public MediaReader(KafkaConnection kafka) {
    this(kafka, stream -> false, new Erasures());
  }

  /**
   * A reader of a Kafka's topics.
   *
   * @param eventsOnly whether a stream sends neither pictures nor sound
   * @param erasures what is not to be given
   */
  public MediaReader(KafkaConnection kafka, Predicate<String> eventsOnly, Erasures erasures) {
    this.kafka = kafka;
    this.eventsOnly = eventsOnly;
    this.erasures = erasures;
  }

  /**
   * Reads an interval.
   *
   * @param stream its id
   * @param start inclusive
   * @param end exclusive
   * @param emitted wall clock when something was told of it, to look there first; empty if not
   *     known
   * @return what there is; never empty
   * @throws Problem 422 if the interval is too long or ends before it begins; 410 {@code
   *     media-expired} if it is not kept any more, with what is kept; 404 {@code no-media} if there
   *     was nothing then, or {@code events-only} if there never is; 503 if Kafka does not answer
   */
  public Media read(String stream, Instant start, Instant end, Optional<Instant> emitted) {
    if (!end.isAfter(start)) {
      throw new Problem(
          422,
          "interval-invalid",
          "The interval ends before it begins",
          "The end must be later than the start.");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new Problem(
          422,
          "interval-too-long",
          "The interval is too long",
          "At most %d minutes are given at a time; ask for a part of it."
              .formatted(LONGEST.toMinutes()));
    }
    if (eventsOnly.test(stream)) {
      throw EventsOnly.problem(stream);
    }
    try (TopicScan scan = new TopicScan(kafka, stream, logged -> erasures.hide(stream, logged))) {
      TopicScan.Found<Frame> frames =
          scan.find(
              Topics.FRAMES,
              Frame::getTime,
              frame -> frame.getMarker() == MarkerKind.NONE,
              start,
              end,
              emitted);
      TopicScan.Found<AudioSegment> audio =
          scan.find(
              Topics.AUDIO,
              AudioSegment::getTime,
              segment -> segment.getMarker() == MarkerKind.NONE,
              start.minus(SEGMENT),
              end,
              emitted);
      Media media = new Media(stream, start, end, pictures(frames), sounds(audio, start));
      if (media.isEmpty()) {
        throw gone(stream, start, frames.kept().or(audio::kept));
      }
      return media;
    }
  }

  private static Problem gone(String stream, Instant start, Optional<TopicScan.Kept> kept) {
    if (kept.isPresent() && !start.isBefore(kept.get().from())) {
      return new Problem(
          404,
          "no-media",
          "Nothing was seen or heard then",
          "The stream " + stream + " has neither pictures nor sound then.",
          kept(kept.get()));
    }
    return new Problem(
        410,
        "media-expired",
        "The pictures and the sound are not kept any more",
        kept.map(
                k ->
                    "Of the stream %s they are kept from %s on; a longer retention of the topics vigil.frames and vigil.audio keeps more."
                        .formatted(stream, Json.text(k.from())))
            .orElse("Nothing of the stream " + stream + " is kept."),
        kept.map(MediaReader::kept).orElse(Map.of()));
  }

  private static Map<String, Object> kept(TopicScan.Kept kept) {
    return Map.of("keptFrom", Json.text(kept.from()));
  }

  private static List<Picture> pictures(TopicScan.Found<Frame> found) {
    List<Picture> pictures = new ArrayList<>();
    for (TopicScan.Hit<Frame> hit : found.hits()) {
      Frame frame = hit.record();
      pictures.add(
          new Picture(
              frame.getTime(),
              frame.getClock(),
              frame.getIngested(),
              bytes(frame.getData()),
              frame.getWidth(),
              frame.getHeight(),
              hit.place()));
    }
    pictures.sort(Comparator.comparing(Picture::time));
    return pictures;
  }

  private static List<Sound> sounds(TopicScan.Found<AudioSegment> found, Instant start) {
    List<Sound> sounds = new ArrayList<>();
    for (TopicScan.Hit<AudioSegment> hit : found.hits()) {
      AudioSegment segment = hit.record();
      byte[] bytes = bytes(segment.getData());
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      Sound sound =
          new Sound(
              segment.getTime(), segment.getClock(), segment.getIngested(), samples, hit.place());
      if (sound.end().isAfter(start)) {
        sounds.add(sound);
      }
    }
    sounds.sort(Comparator.comparing(Sound::time));
    return sounds;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
