package io.vigil.ingest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What every reader of the topics may rely on. */
public final class Streams {
  private Streams() {}

  public static Predicate<List<Frame>> framesEnded(String stream) {
    return frames ->
        frames.stream()
            .anyMatch(f -> f.getStream().equals(stream) && f.getMarker() == MarkerKind.END);
  }

  public static Predicate<List<AudioSegment>> audioEnded(String stream) {
    return audio ->
        audio.stream()
            .anyMatch(a -> a.getStream().equals(stream) && a.getMarker() == MarkerKind.END);
  }

  public static List<Frame> pictures(List<Frame> frames, String stream) {
    return frames.stream()
        .filter(f -> f.getStream().equals(stream) && f.getMarker() == MarkerKind.NONE)
        .toList();
  }

  public static List<AudioSegment> sound(List<AudioSegment> audio, String stream) {
    return audio.stream()
        .filter(a -> a.getStream().equals(stream) && a.getMarker() == MarkerKind.NONE)
        .toList();
  }

  /** Sequences are 0, 1, 2, ... in each stream and epoch; epochs grow. */
  public static void assertNoHolesInFrames(List<Frame> frames) {
    Map<String, long[]> last = new HashMap<>();
    for (Frame frame : frames) {
      step(last, frame.getStream(), frame.getEpoch(), frame.getSequence());
    }
  }

  /** Sequences are 0, 1, 2, ... in each stream and epoch; epochs grow. */
  public static void assertNoHolesInAudio(List<AudioSegment> audio) {
    Map<String, long[]> last = new HashMap<>();
    for (AudioSegment segment : audio) {
      step(last, segment.getStream(), segment.getEpoch(), segment.getSequence());
    }
  }

  private static void step(Map<String, long[]> last, String stream, long epoch, long sequence) {
    long[] before = last.get(stream);
    if (before == null || before[0] != epoch) {
      assertThat(sequence).as("first of an epoch of %s", stream).isZero();
      assertThat(before == null || before[0] < epoch).as("epochs of %s grow", stream).isTrue();
    } else {
      assertThat(sequence).as("sequence of %s", stream).isEqualTo(before[1] + 1);
    }
    last.put(stream, new long[] {epoch, sequence});
  }

  /** A stream's records of pictures, from its first to its end, once that is published. */
  public static List<Frame> frames(TestBroker broker, String stream) throws Exception {
    try (TopicReader<Frame> reader = new TopicReader<>(broker.connection(), Topics.FRAMES)) {
      return reader.until(framesEnded(stream)).stream()
          .filter(frame -> frame.getStream().equals(stream))
          .toList();
    }
  }

  /** A stream's records of sound, from its first to its end, once that is published. */
  public static List<AudioSegment> audio(TestBroker broker, String stream) throws Exception {
    try (TopicReader<AudioSegment> reader = new TopicReader<>(broker.connection(), Topics.AUDIO)) {
      return reader.until(audioEnded(stream)).stream()
          .filter(segment -> segment.getStream().equals(stream))
          .toList();
    }
  }
}
