package io.vigil.server.evidence;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.codec.RecordIds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What tests let be said. */
final class Said implements Lookup {

  private final Map<String, Event> events = new ConcurrentHashMap<>();
  private final Map<String, Caption> captions = new ConcurrentHashMap<>();

  Event event(String stream, String type, Instant start, Instant end) {
    Event event =
        Event.newBuilder()
            .setStream(stream)
            .setId(RecordIds.event(stream, type, start))
            .setPhase(EventPhase.ENDED)
            .setType(type)
            .setStart(start)
            .setEnd(end)
            .setConfidence(0.9f)
            .setPictureShare(0.5f)
            .setSoundShare(0.5f)
            .setKeyFrame(start.plusMillis(500))
            .setModel("random 1")
            .setEmitted(Instant.now())
            .build();
    events.put(event.getId(), event);
    return event;
  }

  Caption caption(String stream, String text, Instant start, Instant end) {
    Caption caption =
        Caption.newBuilder()
            .setStream(stream)
            .setId(RecordIds.caption(stream, start))
            .setRevision(1)
            .setIsFinal(true)
            .setStart(start)
            .setEnd(end)
            .setText(text)
            .setConfidence(0.5f)
            .setModel("random 1")
            .setEmitted(Instant.now())
            .build();
    captions.put(caption.getId(), caption);
    return caption;
  }

  @Override
  public Optional<Event> event(String id) {
    return Optional.ofNullable(events.get(id));
  }

  @Override
  public Optional<Caption> caption(String id) {
    return Optional.ofNullable(captions.get(id));
  }

  @Override
  public boolean eventsOnly(String stream) {
    return false;
  }
}
