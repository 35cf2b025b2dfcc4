package io.vigil.launcher.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.ingest.Ingest;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.privacy.Mask;
import io.vigil.ingest.privacy.Privacy;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceKind;
import io.vigil.launcher.failure.Failure;
import io.vigil.schemas.topic.Keys;
import io.vigil.server.control.NewStream;
import io.vigil.server.control.StreamControl;
import io.vigil.server.http.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Streams of this process's own ingest, as the dashboard handles them. */
final class IngestControl implements StreamControl {
  private final Ingest ingest;

  IngestControl(Ingest ingest) {
    this.ingest = ingest;
  }

  @Override
  public boolean controls(String stream) {
    return ingest.has(stream);
  }

  @Override
  public boolean paused(String stream) {
    return ingest.isPaused(stream);
  }

  @Override
  public void add(NewStream stream) {
    String id = String.valueOf(stream.id());
    if (!Keys.isValidStream(id)) {
      throw bad("'id' takes 1 to 200 of A-Z, a-z, 0-9, '.', '_' and '-'");
    }
    Privacy privacy =
        new Privacy(
            masks(stream),
            !Boolean.FALSE.equals(stream.sound()),
            Boolean.TRUE.equals(stream.eventsOnly()));
    SourceOptions options = SourceOptions.defaults().withPrivacy(privacy);
    if (!added(new StreamSource(id, address(stream), options))) {
      throw new Problem(
          409,
          "stream-exists",
          "There is such a stream already",
          "choose another id than '" + id + "', or remove that stream first");
    }
  }

  private boolean added(StreamSource source) {
    try {
      return ingest.add(source);
    } catch (Failure e) {
      throw new Problem(
          503, "no-encoder", "The model cannot encode here", String.valueOf(e.getMessage()));
    }
  }

  /** As in the configuration: one text, polygons with semicolons between. */
  private static List<Mask> masks(NewStream stream) {
    JsonNode masks = stream.masks();
    if (masks == null || masks.isNull()) {
      return List.of();
    }
    try {
      if (masks.isTextual()) {
        return Privacy.masks(masks.asText());
      }
    } catch (IllegalArgumentException e) {
      throw bad("'masks' takes " + e.getMessage() + "; semicolons between polygons");
    }
    throw bad("'masks' takes a text such as \"0,0 0.4,0 0.4,1 0,1\"");
  }

  /** What the command line would refuse is refused here too, in the same words. */
  private static SourceAddress address(NewStream stream) {
    try {
      SourceAddress address = SourceAddress.parse(String.valueOf(stream.source()));
      if (address.kind() == SourceKind.FILE && !Files.exists(Path.of(address.withCredentials()))) {
        throw bad("there is no file " + address);
      }
      return address;
    } catch (SourceException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private static Problem bad(String detail) {
    return new Problem(400, "bad-stream", "The stream cannot be added", detail);
  }

  @Override
  public void pause(String stream) {
    require(stream);
    try {
      if (!ingest.pause(stream)) {
        throw slow(stream);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void resume(String stream) {
    require(stream);
    if (!ingest.resume(stream)) {
      throw new Problem(
          409, "not-paused", "The stream is not paused", "'" + stream + "' is running already");
    }
  }

  @Override
  public void remove(String stream) {
    require(stream);
    try {
      if (!ingest.remove(stream)) {
        throw slow(stream);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void require(String stream) {
    if (!ingest.has(stream)) {
      throw new Problem(
          404,
          "unknown-stream",
          "This process ingests no such stream",
          "the streams that it ingests are those whose 'pausable' is true at /api/v1/streams");
    }
  }

  private static Problem slow(String stream) {
    return new Problem(
        503,
        "stream-slow",
        "The stream does not end in time",
        "'" + stream + "' is being closed; look again in a moment");
  }
}
