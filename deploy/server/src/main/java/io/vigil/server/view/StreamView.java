package io.vigil.server.view;

import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.control.StreamControl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream; its source without credentials. Of one of events only there are no
 * pictures, no sound and no proofs.
 */
public record StreamView(
    String id,
    String state,
    String source,
    String reason,
    String clock,
    double frameRate,
    @Nullable Instant lastMedia,
    boolean pausable,
    boolean eventsOnly) {

  public static StreamView of(StreamStatus s, StreamControl control) {
    return new StreamView(
        s.getStream(),
        control.paused(s.getStream()) ? "PAUSED" : state(s.getState()),
        s.getSource(),
        s.getReason(),
        s.getClock().name(),
        s.getFrameRate(),
        s.getLastMediaTime(),
        control.controls(s.getStream()),
        s.getEventsOnly());
  }

  private static String state(StreamState state) {
    return switch (state) {
      case ONLINE, RECONNECTING, ENDED, FAILED -> state.name();
      // What is being opened for the first time is not there yet, as what was lost.
      case UNKNOWN, CONNECTING -> StreamState.RECONNECTING.name();
    };
  }
}
