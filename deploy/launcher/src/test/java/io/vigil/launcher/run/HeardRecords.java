package io.vigil.launcher.run;

import io.vigil.launcher.topics.Received;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What a run said, as it came. */
public final class HeardRecords implements Consumer<Received> {
  private final List<Event> events = new ArrayList<>();
  private final List<Caption> captions = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();

  @Override
  public void accept(Received received) {
    if (received instanceof Received.Decoded decoded) {
      SpecificRecord record = decoded.record();
      if (record instanceof Event event) {
        events.add(event);
      } else if (record instanceof Caption caption) {
        captions.add(caption);
      } else if (record instanceof Moment moment) {
        moments.add(moment);
      }
    }
  }

  public List<Event> events() {
    return events;
  }

  public List<Caption> captions() {
    return captions;
  }

  public List<Moment> moments() {
    return moments;
  }
}
