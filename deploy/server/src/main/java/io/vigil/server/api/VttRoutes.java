package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Caption;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.history.Selection;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.media.WebVtt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Captions for players: a whole file, and a live playlist of segments. Segment n is of the seconds
 * from 10 n on, counted from the epoch of Unix.
 */
public final class VttRoutes implements Routes {
  private static final long SEGMENT_SECONDS = 10;
  private static final int SEGMENTS = 12;
  private static final int MOST_CAPTIONS = 20_000;
  private static final String VTT = "text/vtt; charset=utf-8";

  private final HistoryReader history;

  public VttRoutes(HistoryReader history) {
    this.history = history;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/streams/{id}/captions.vtt", this::whole, Role.VIEWER);
    routes.get("/api/v1/streams/{id}/captions.m3u8", this::playlist, Role.VIEWER);
    routes.get("/api/v1/streams/{id}/captions/{n}.vtt", this::segment, Role.VIEWER);
  }

  private void whole(Context context) {
    Parameters parameters = Parameters.of(context, "from", "to");
    StreamStatus stream = Streams.required(context, history);
    List<Caption> captions =
        captions(stream.getStream(), parameters.time("from"), parameters.time("to"));
    Instant zero =
        parameters
            .time("from")
            .orElseGet(() -> captions.isEmpty() ? Instant.EPOCH : captions.get(0).getStart());
    context.result(WebVtt.file(zero, captions)).contentType(VTT);
  }

  private void playlist(Context context) {
    StreamStatus stream = Streams.required(context, history);
    Instant last = Optional.ofNullable(stream.getLastMediaTime()).orElse(stream.getTime());
    long end = Math.floorDiv(last.getEpochSecond(), SEGMENT_SECONDS);
    long first = Math.max(0, end - SEGMENTS);
    StringBuilder text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:")
            .append(SEGMENT_SECONDS)
            .append("\n#EXT-X-MEDIA-SEQUENCE:")
            .append(first)
            .append('\n');
    for (long n = first; n < end; n++) {
      text.append("#EXT-X-PROGRAM-DATE-TIME:")
          .append(Instant.ofEpochSecond(n * SEGMENT_SECONDS))
          .append("\n#EXTINF:")
          .append(SEGMENT_SECONDS)
          .append(".0,\ncaptions/")
          .append(n)
          .append(".vtt\n");
    }
    if (stream.getState() == StreamState.ENDED) {
      text.append("#EXT-X-ENDLIST\n");
    }
    context.result(text.toString()).contentType("application/vnd.apple.mpegurl");
  }

  private void segment(Context context) {
    StreamStatus stream = Streams.required(context, history);
    String n = context.pathParam("n");
    if (!n.matches("\\d{1,12}")) {
      throw Parameters.bad("n", n, "a segment's number out of the playlist");
    }
    Instant begin = Instant.ofEpochSecond(Long.parseLong(n) * SEGMENT_SECONDS);
    Instant end = begin.plusSeconds(SEGMENT_SECONDS);
    context
        .result(
            WebVtt.segment(
                begin,
                Duration.between(Instant.EPOCH, begin),
                captions(stream.getStream(), Optional.of(begin), Optional.of(end))))
        .contentType(VTT);
  }

  private List<Caption> captions(String stream, Optional<Instant> from, Optional<Instant> to) {
    Selection selection = Selection.ALL.ofStreams(Set.of(stream)).within(from, to);
    List<Entry> entries = history.during(Kind.CAPTION, selection, MOST_CAPTIONS);
    return entries.stream().map(entry -> entry.record(Caption.class)).toList();
  }
}
