package io.vigil.server.evidence;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.http.StreamsSeen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen and heard when something was said: its pictures one by one, a strip of them, and a
 * clip with its sound, read back from the topics of the media.
 */
public final class EvidenceRoutes implements Routes {

  private static final String JPEG = "image/jpeg";

  /** So much before and behind an event, or a caption, is in its clip. */
  static final Duration AROUND = Duration.ofSeconds(2);

  private final MediaReader media;
  private final Lookup lookup;

  /**
   * Routes on the media of a Kafka.
   *
   * @param lookup finds what was said
   */
  public EvidenceRoutes(MediaReader media, Lookup lookup) {
    this.media = media;
    this.lookup = lookup;
  }

  /** What is shown. */
  private record Shown(String stream, Instant start, Instant end, Instant emitted) {}

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    for (String kind : List.of("events", "captions")) {
      String base = "/api/v1/" + kind + "/{id}";
      routes.get(base + "/frames", c -> frames(c, shown(kind, c)), Role.VIEWER);
      routes.get(base + "/clip.mp4", c -> clip(c, around(shown(kind, c))), Role.VIEWER);
      routes.get(base + "/strip.jpg", c -> strip(c, shown(kind, c)), Role.VIEWER);
    }
    routes.get("/api/v1/streams/{id}/clip.mp4", this::streamClip, Role.VIEWER);
    routes.get("/api/v1/streams/{id}/frames/{micros}.jpg", this::frame, Role.VIEWER);
  }

  /** Where a picture can be got. */
  static String url(String stream, Instant time) {
    return "/api/v1/streams/%s/frames/%d.jpg"
        .formatted(stream, ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private Shown shown(String kind, Context context) {
    String id = context.pathParam("id");
    if (kind.equals("events")) {
      Event event = lookup.event(id).orElseThrow(() -> unknown("event", id));
      StreamsSeen.note(context, event.getStream());
      return new Shown(event.getStream(), event.getStart(), event.getEnd(), event.getEmitted());
    }
    Caption caption = lookup.caption(id).orElseThrow(() -> unknown("caption", id));
    StreamsSeen.note(context, caption.getStream());
    return new Shown(
        caption.getStream(), caption.getStart(), caption.getEnd(), caption.getEmitted());
  }

  static Problem unknown(String kind, String id) {
    return new Problem(
        404,
        "unknown-" + kind,
        "There is no such " + kind,
        "No %s has the id '%s'; it may be older than what is kept.".formatted(kind, id));
  }

  /** With a moment before and behind, but no longer than can be given at a time. */
  private static Shown around(Shown shown) {
    Instant start = shown.start().minus(AROUND);
    Instant end = shown.end().plus(AROUND);
    Instant latest = start.plus(MediaReader.LONGEST);
    return new Shown(shown.stream(), start, end.isAfter(latest) ? latest : end, shown.emitted());
  }

  private Media read(Shown shown) {
    // An event that has only begun may have no length yet.
    Instant least = shown.start().plusMillis(500);
    Instant latest = shown.start().plus(MediaReader.LONGEST);
    Instant end = shown.end().isBefore(least) ? least : shown.end();
    return media.read(
        shown.stream(),
        shown.start(),
        end.isAfter(latest) ? latest : end,
        Optional.of(shown.emitted()).filter(time -> time.isAfter(Instant.EPOCH)));
  }

  private void frames(Context context, Shown shown) {
    List<Map<String, Object>> items =
        read(shown).pictures().stream()
            .map(
                picture ->
                    Map.<String, Object>of(
                        "time", picture.time(), "url", url(shown.stream(), picture.time())))
            .toList();
    context.json(Map.of("items", items));
  }

  private void strip(Context context, Shown shown) throws IOException {
    List<Picture> pictures = read(shown).pictures();
    if (pictures.isEmpty()) {
      throw noPicture(shown.stream());
    }
    context.contentType(JPEG).result(Jpegs.strip(pictures));
  }

  private void clip(Context context, Shown shown) throws IOException {
    give(context, read(shown));
  }

  private void streamClip(Context context) throws IOException {
    String stream = context.pathParam("id");
    Instant start = time(context, "start");
    give(context, media.read(stream, start, time(context, "end"), Optional.empty()));
  }

  private static Instant time(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null) {
      throw new Problem(
          422,
          "time-missing",
          "A time is missing",
          "Give start and end, such as ?start=2026-01-31T08:00:00Z&end=2026-01-31T08:00:10Z.");
    }
    return TimeText.parse(name, text);
  }

  private void frame(Context context) {
    String stream = context.pathParam("id");
    Instant time;
    try {
      time = Instant.EPOCH.plus(Long.parseLong(context.pathParam("micros")), ChronoUnit.MICROS);
    } catch (NumberFormatException e) {
      throw noPicture(stream);
    }
    List<Picture> pictures =
        media.read(stream, time, time.plus(1, ChronoUnit.MICROS), Optional.empty()).pictures();
    if (pictures.isEmpty()) {
      throw noPicture(stream);
    }
    context
        .contentType(JPEG)
        .header("Cache-Control", "private, max-age=3600, immutable")
        .header("X-Vigil-Time", Json.text(time))
        .result(pictures.get(0).jpeg());
  }

  private static Problem noPicture(String stream) {
    return new Problem(
        404, "no-picture", "There is no picture", "The stream " + stream + " has no picture then.");
  }

  private static void give(Context context, Media media) throws IOException {
    Path file = Files.createTempFile("vigil-clip", ".mp4");
    try {
      ClipWriter.write(media, file);
      context
          .contentType("video/mp4")
          .header("Content-Disposition", "inline; filename=\"" + media.stream() + ".mp4\"")
          .result(Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
