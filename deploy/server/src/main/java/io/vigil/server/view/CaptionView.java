package io.vigil.server.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vigil.schemas.Caption;
import java.time.Instant;

/** A caption. */
public record CaptionView(
    String id,
    String stream,
    Instant start,
    Instant end,
    String text,
    float confidence,
    float pictureShare,
    float soundShare,
    int revision,
    @JsonProperty("final") boolean isFinal,
    String model) {

  public static CaptionView of(Caption c) {
    return new CaptionView(
        c.getId(),
        c.getStream(),
        c.getStart(),
        c.getEnd(),
        c.getText(),
        c.getConfidence(),
        c.getPictureShare(),
        c.getSoundShare(),
        c.getRevision(),
        c.getIsFinal(),
        c.getModel());
  }
}
