package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.control.NewStream;
import io.vigil.server.control.StreamControl;
import io.vigil.server.evidence.EventsOnly;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.history.Selection;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.media.Picture;
import io.vigil.server.media.PictureBoard;
import io.vigil.server.media.PictureReader;
import io.vigil.server.view.Views;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** Streams: their states, pictures and timelines, and what is done with them. */
public final class StreamRoutes implements Routes {
  private static final int MOST_STREAMS = 4096;
  private static final int MOST_OF_A_KIND = 10_000;

  private final HistoryReader history;
  private final Views views;
  private final StreamControl control;
  private final PictureBoard board;
  private final PictureReader pictures;

  public StreamRoutes(
      HistoryReader history,
      Views views,
      StreamControl control,
      PictureBoard board,
      PictureReader pictures) {
    this.history = history;
    this.views = views;
    this.control = control;
    this.board = board;
    this.pictures = pictures;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/streams", this::list, Role.VIEWER);
    routes.post("/api/v1/streams", this::create, Role.OPERATOR);
    routes.get("/api/v1/streams/{id}", this::one, Role.VIEWER);
    routes.delete("/api/v1/streams/{id}", this::remove, Role.OPERATOR);
    routes.post("/api/v1/streams/{id}/pause", this::pause, Role.OPERATOR);
    routes.post("/api/v1/streams/{id}/resume", this::resume, Role.OPERATOR);
    routes.get("/api/v1/streams/{id}/picture", this::picture, Role.VIEWER);
    routes.get("/api/v1/streams/{id}/timeline", this::timeline, Role.VIEWER);
  }

  private void list(Context context) {
    Parameters unused = Parameters.of(context);
    List<Entry> streams =
        history.during(Kind.STREAM, Selection.ALL, MOST_STREAMS).stream()
            .sorted(java.util.Comparator.comparing(Entry::stream))
            .toList();
    context.json(Views.list(views.of(streams), null));
  }

  private void one(Context context) {
    context.json(views.of(Streams.entry(context, history)));
  }

  private void create(Context context) {
    NewStream stream = context.bodyAsClass(NewStream.class);
    if (stream.id() == null || stream.source() == null) {
      throw new Problem(
          400, "missing-field", "The body lacks a field", "give both 'id' and 'source'");
    }
    control.add(stream);
    context.status(201);
    context.header("Location", "/api/v1/streams/" + stream.id());
    context.json(Map.of("id", stream.id()));
  }

  private void remove(Context context) {
    control.remove(context.pathParam("id"));
    context.status(204);
  }

  private void pause(Context context) {
    control.pause(context.pathParam("id"));
    context.status(204);
  }

  private void resume(Context context) {
    control.resume(context.pathParam("id"));
    context.status(204);
  }

  private void picture(Context context) {
    Parameters parameters = Parameters.of(context, "at");
    String stream = context.pathParam("id");
    Optional<Instant> at = parameters.time("at");
    if (eventsOnly(stream)) {
      throw EventsOnly.problem(stream);
    }
    Picture picture =
        at.isEmpty()
            ? board.latest(stream).orElseGet(() -> stored(stream, Instant.now()))
            : stored(stream, at.get());
    context.header("X-Vigil-Time", io.vigil.server.http.Json.text(picture.time()));
    context.header("Cache-Control", "no-store");
    context.contentType("image/jpeg");
    context.result(picture.jpeg());
  }

  private boolean eventsOnly(String stream) {
    return history
        .get(Kind.STREAM, stream)
        .map(entry -> entry.record(StreamStatus.class).getEventsOnly())
        .orElse(false);
  }

  private Picture stored(String stream, Instant until) {
    HistoryReader.PicturePlace place =
        history
            .picture(stream, until)
            .orElseThrow(
                () ->
                    new Problem(
                        404,
                        "no-picture",
                        "There is no picture",
                        "this stream has shown no picture up to that time"));
    try {
      return pictures
          .read(place)
          .orElseThrow(
              () ->
                  new Problem(
                      410,
                      "media-expired",
                      "The picture is not kept any more",
                      "pictures are kept for the retention of vigil.frames; make it longer to"
                          + " look further back"));
    } catch (KafkaException e) {
      throw new Problem(
          503, "kafka-away", "Kafka does not answer", "try again when Kafka can be reached");
    }
  }

  private void timeline(Context context) {
    Parameters parameters = Parameters.of(context, "from", "to");
    String stream = context.pathParam("id");
    Selection selection =
        Selection.ALL
            .ofStreams(Set.of(stream))
            .within(
                Optional.of(required(parameters, "from")), Optional.of(required(parameters, "to")));
    Map<String, Object> timeline = new LinkedHashMap<>();
    timeline.put("captions", during(Kind.CAPTION, selection));
    timeline.put("events", during(Kind.EVENT, selection));
    timeline.put("gaps", during(Kind.GAP, selection));
    timeline.put("levels", during(Kind.LEVEL, selection));
    context.json(timeline);
  }

  private List<Object> during(Kind kind, Selection selection) {
    return views.of(history.during(kind, selection, MOST_OF_A_KIND));
  }

  private static Instant required(Parameters parameters, String name) {
    return parameters
        .time(name)
        .orElseThrow(() -> Parameters.bad(name, "", "a time such as 2026-01-31T08:00:00Z"));
  }
}
