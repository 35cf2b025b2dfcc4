package io.vigil.launcher.cli;

import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.RecordText;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.topics.Received;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Prints what comes out of a run: as JSON all but the embeddings, as text what is new to a reader.
 * So a final caption that only confirms its provisional one is not printed again, nor an event that
 * goes on.
 */
final class RecordPrinter {
  private final Terminal terminal;
  private final RecordText text;
  private final boolean json;
  private final Map<String, String> captions = new HashMap<>();
  private final Map<String, StreamState> states = new HashMap<>();

  RecordPrinter(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.text = new RecordText(terminal);
    this.json = json;
  }

  void print(Received received) {
    if (!(received instanceof Received.Decoded decoded) || decoded.record() instanceof Moment) {
      return;
    }
    if (json) {
      terminal.line(RecordJson.line(decoded.topic(), decoded.record()));
    } else if (isNew(decoded.record())) {
      terminal.line(text.line(decoded.record()));
    }
  }

  private boolean isNew(SpecificRecord record) {
    if (record instanceof Caption c) {
      return !c.getText().equals(captions.put(c.getId(), c.getText()));
    }
    if (record instanceof Event e) {
      return e.getPhase() != EventPhase.UPDATED;
    }
    if (record instanceof StreamStatus s) {
      StreamState before = states.put(s.getStream(), s.getState());
      return s.getState() != before && s.getState() != StreamState.CONNECTING;
    }
    return true;
  }
}
