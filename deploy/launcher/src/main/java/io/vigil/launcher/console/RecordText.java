package io.vigil.launcher.console;

import io.vigil.schemas.Answer;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Match;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record as one line for a person: time, stream, what it is, how sure, from which modality, how
 * late.
 */
public final class RecordText {
  /** A longer delay is that of an old film, not of Vigil. */
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private static final int WIDTH = 44;

  private final Terminal terminal;

  /** Prints for this terminal. */
  public RecordText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One line, without a line break. */
  public String line(SpecificRecord record) {
    if (record instanceof Caption c) {
      return caption(c);
    }
    if (record instanceof Event e) {
      return event(e);
    }
    if (record instanceof Frame f) {
      return head(f.getTime(), f.getStream(), "frame") + frame(f);
    }
    if (record instanceof AudioSegment a) {
      return head(a.getTime(), a.getStream(), "sound") + sound(a);
    }
    if (record instanceof StreamStatus s) {
      return status(s);
    }
    if (record instanceof Moment m) {
      return head(m.getStart(), m.getStream(), "moment")
          + "%s, %d numbers%s%s"
              .formatted(
                  Text.seconds(Duration.between(m.getStart(), m.getEnd())),
                  m.getEmbedding().size(),
                  m.getPictureMissing() ? ", no picture" : "",
                  m.getSoundMissing() ? ", no sound" : "");
    }
    if (record instanceof Answer a) {
      return head(a.getEnd(), a.getStream(), "answer")
          + judged(a.getText(), a.getConfidence(), a.getPictureShare(), a.getSoundShare())
          + delay(a.getEnd(), a.getEmitted());
    }
    if (record instanceof Match m) {
      return head(m.getTrigger(), m.getStream(), "match")
          + terminal.paint(
              Colour.EVENT,
              String.format(
                  Locale.ROOT,
                  "%-" + WIDTH + "s %3.0f%%  %s",
                  m.getText(),
                  m.getConfidence() * 100,
                  m.getSubscription()));
    }
    if (record instanceof DeadLetter d) {
      return head(d.getTime(), d.getTopic(), "dead")
          + terminal.paint(
              Colour.BAD,
              "%s at %d/%d: %s"
                  .formatted(d.getStep(), d.getPartition(), d.getOffset(), d.getError()));
    }
    return RecordJson.line(record.getSchema().getName(), record);
  }

  private String caption(Caption c) {
    String text = c.getIsFinal() ? c.getText() : c.getText() + " ...";
    return head(c.getEnd(), c.getStream(), "caption")
        + terminal.paint(
            c.getIsFinal() ? Colour.GOOD : Colour.FAINT,
            judged(text, c.getConfidence(), c.getPictureShare(), c.getSoundShare()))
        + delay(c.getEnd(), c.getEmitted());
  }

  private String event(Event e) {
    boolean over = e.getPhase() == EventPhase.ENDED;
    String text =
        e.getType()
            + " "
            + e.getPhase().name().toLowerCase(Locale.ROOT)
            + (over ? " after " + Text.seconds(Duration.between(e.getStart(), e.getEnd())) : "");
    return head(over ? e.getEnd() : e.getStart(), e.getStream(), "event")
        + terminal.paint(
            over ? Colour.FAINT : Colour.EVENT,
            judged(text, e.getConfidence(), e.getPictureShare(), e.getSoundShare()))
        + delay(e.getEnd(), e.getEmitted());
  }

  private String status(StreamStatus s) {
    String reason = s.getReason().isEmpty() ? "" : ": " + s.getReason();
    String state = s.getState().name().toLowerCase(Locale.ROOT) + reason;
    Colour colour =
        s.getState() == StreamState.FAILED
            ? Colour.BAD
            : s.getState() == StreamState.RECONNECTING ? Colour.WARN : Colour.FAINT;
    return head(s.getTime(), s.getStream(), "stream")
        + terminal.paint(
            colour,
            "%s (%dx%d, %.1f pictures/s, %s clock%s)"
                .formatted(
                    state,
                    s.getWidth(),
                    s.getHeight(),
                    s.getFrameRate(),
                    s.getClock().name().toLowerCase(Locale.ROOT),
                    s.getHasAudio() ? "" : ", no sound"));
  }

  private static String frame(Frame f) {
    return f.getMarker() == MarkerKind.NONE
        ? "%dx%d %s, %s"
            .formatted(
                f.getWidth(), f.getHeight(), f.getEncoding(), Text.bytes(f.getData().remaining()))
        : marker(f.getMarker(), f.getDropped());
  }

  private static String sound(AudioSegment a) {
    return a.getMarker() == MarkerKind.NONE
        ? "%d Hz, %s".formatted(a.getSampleRate(), Text.bytes(a.getData().remaining()))
        : marker(a.getMarker(), a.getDropped());
  }

  private static String marker(MarkerKind marker, long dropped) {
    return marker == MarkerKind.GAP
        ? "gap, " + dropped + " records lost"
        : marker.name().toLowerCase(Locale.ROOT);
  }

  private String head(Instant time, String stream, String what) {
    return terminal.paint(Colour.FAINT, Text.clock(time))
        + String.format(Locale.ROOT, "  %-10s %-8s ", stream, what);
  }

  private static String judged(String text, float confidence, float picture, float sound) {
    return String.format(
        Locale.ROOT,
        "%-" + WIDTH + "s %3.0f%%  %s",
        text,
        confidence * 100,
        Text.shares(picture, sound));
  }

  private static String delay(Instant end, Instant emitted) {
    Duration delay = Duration.between(end, emitted);
    return delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0
        ? ""
        : "  +" + Text.seconds(delay);
  }
}
