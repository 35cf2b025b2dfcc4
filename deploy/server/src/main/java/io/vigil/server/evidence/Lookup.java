package io.vigil.server.evidence;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import java.util.Optional;

/** Finds what was said by its id. Thread-safe. */
public interface Lookup {

  /** The latest phase of an event. */
  Optional<Event> event(String id);

  /** The latest revision of a caption. */
  Optional<Caption> caption(String id);

  /** Whether a stream sends neither pictures nor sound, only their tokens. */
  boolean eventsOnly(String stream);
}
