package io.vigil.server.view;

import io.vigil.schemas.EndCause;
import io.vigil.schemas.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event, in its latest phase. */
public record EventView(
    String id,
    String stream,
    String type,
    String phase,
    Instant start,
    Instant end,
    float confidence,
    float pictureShare,
    float soundShare,
    @Nullable Instant keyFrame,
    @Nullable String cause,
    String model) {

  public static EventView of(Event e) {
    return new EventView(
        e.getId(),
        e.getStream(),
        e.getType(),
        e.getPhase().name(),
        e.getStart(),
        e.getEnd(),
        e.getConfidence(),
        e.getPictureShare(),
        e.getSoundShare(),
        e.getKeyFrame(),
        e.getCause() == EndCause.NONE ? null : e.getCause().name(),
        e.getModel());
  }
}
