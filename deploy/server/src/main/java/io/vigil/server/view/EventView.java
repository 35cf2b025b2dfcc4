package io.vigil.server.view;

import io.vigil.schemas.EndCause;
import io.vigil.schemas.Event;
import io.vigil.schemas.PictureBox;
import java.time.Instant;
import java.util.List;
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
    @Nullable List<Box> place,
    @Nullable List<Box> lastPlace,
    @Nullable String cause,
    String model) {

  /** A box in the picture, in fractions of its width and height from the top left corner. */
  public record Box(float left, float top, float right, float bottom) {}

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
        boxes(e.getPlace()),
        boxes(e.getLastPlace()),
        e.getCause() == EndCause.NONE ? null : e.getCause().name(),
        e.getModel());
  }

  private static @Nullable List<Box> boxes(@Nullable List<PictureBox> places) {
    return places == null
        ? null
        : places.stream()
            .map(b -> new Box(b.getLeft(), b.getTop(), b.getRight(), b.getBottom()))
            .toList();
  }
}
