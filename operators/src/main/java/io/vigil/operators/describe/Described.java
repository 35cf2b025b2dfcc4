package io.vigil.operators.describe;

import io.vigil.operators.caption.CaptionRequest;
import io.vigil.schemas.Event;
import io.vigil.schemas.Moment;

/** Takes what the describing step tells. */
interface Described {

  /** A phase of an event. */
  void event(Event event);

  /** A moment. */
  void moment(Moment moment);

  /** A caption that is due. */
  void caption(CaptionRequest request);
}
