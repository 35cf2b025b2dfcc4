package io.vigil.launcher.run;

import io.vigil.launcher.topics.Received;
import io.vigil.schemas.StreamStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Up to which event time each stream's media were published, by its own word. Used by one thread.
 */
final class LastMedia {
  private final Map<String, Instant> times = new HashMap<>();

  void note(Received received) {
    if (received instanceof Received.Decoded decoded
        && decoded.record() instanceof StreamStatus status
        && status.getLastMediaTime() != null) {
      times.put(status.getStream(), status.getLastMediaTime());
    }
  }

  Optional<Instant> of(String stream) {
    return Optional.ofNullable(times.get(stream));
  }
}
