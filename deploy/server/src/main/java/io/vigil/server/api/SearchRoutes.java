package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.Moment;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.history.Near;
import io.vigil.server.history.Selection;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.search.Embedder;
import io.vigil.server.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Search by meaning: a sentence, a picture, a sound, or more like a moment. */
public final class SearchRoutes implements Routes {
  private static final int DEFAULT_ITEMS = 20;
  private static final int MOST_ITEMS = 100;
  private static final int LONGEST_TEXT = 1000;

  /** Types of events are asked of what was found, so more has to be found than is given. */
  private static final int CANDIDATES_FOR_TYPES = 500;

  private static final int MOST_BESIDE = 50;

  /** A moment that was found, with what was said of its time. */
  record Found(
      String stream,
      Instant start,
      Instant end,
      double score,
      @Nullable String caption,
      List<String> events,
      String moment) {}

  /** What is searched by: where to, and in whose space. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of a vector; compared by nobody
  private record Aim(float[] vector, String model) {}

  private final HistoryReader history;
  private final Embedder embedder;

  public SearchRoutes(HistoryReader history, Embedder embedder) {
    this.history = history;
    this.embedder = embedder;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.post("/api/v1/search", this::search, Role.VIEWER);
  }

  private void search(Context context) {
    SearchRequest request = context.bodyAsClass(SearchRequest.class);
    int limit = limit(request);
    Aim aim = aim(request);
    Selection selection =
        Selection.ALL
            .ofStreams(Set.copyOf(Objects.requireNonNullElse(request.streams(), List.of())))
            .within(Optional.ofNullable(request.from()), Optional.ofNullable(request.to()))
            .ofModel(aim.model());
    Set<String> types = Set.copyOf(Objects.requireNonNullElse(request.types(), List.of()));
    int candidates = types.isEmpty() ? limit + 1 : CANDIDATES_FOR_TYPES;
    List<Found> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Near near : history.nearest(aim.vector(), selection, candidates)) {
      Entry moment = near.moment();
      if (found.size() == limit || moment.id().equals(request.moment()) || !seen.add(moment.id())) {
        continue;
      }
      Found one = found(near);
      if (types.isEmpty() || one.events().stream().anyMatch(types::contains)) {
        found.add(one);
      }
    }
    context.json(Views.list(found, null));
  }

  private Found found(Near near) {
    Entry moment = near.moment();
    Selection then =
        Selection.ALL
            .ofStreams(Set.of(moment.stream()))
            .within(Optional.of(moment.start()), Optional.of(moment.end()));
    String caption =
        history.during(Kind.CAPTION, then, MOST_BESIDE).stream()
            .max(Comparator.comparing(entry -> common(entry, moment)))
            .map(entry -> entry.record(Caption.class).getText())
            .orElse(null);
    List<String> events =
        history.during(Kind.EVENT, then, MOST_BESIDE).stream()
            .map(entry -> entry.record(Event.class).getType())
            .distinct()
            .toList();
    return new Found(
        moment.stream(), moment.start(), moment.end(), near.score(), caption, events, moment.id());
  }

  private static Duration common(Entry one, Entry other) {
    Instant begin = one.start().isAfter(other.start()) ? one.start() : other.start();
    Instant end = one.end().isBefore(other.end()) ? one.end() : other.end();
    return Duration.between(begin, end);
  }

  private Aim aim(SearchRequest request) {
    long given =
        Stream.of(request.text(), request.moment(), request.picture(), request.sound())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      throw new Problem(
          400,
          "what-to-search",
          "It is not clear what to search for",
          "give exactly one of 'text', 'moment', 'picture' and 'sound'; there are " + given);
    }
    if (request.moment() != null) {
      return like(request.moment());
    }
    if (request.text() != null) {
      if (request.text().isBlank() || request.text().length() > LONGEST_TEXT) {
        throw Parameters.bad(
            "text", request.text(), "a sentence of 1 to " + LONGEST_TEXT + " characters");
      }
      return new Aim(embedder.text(request.text()), embedder.model());
    }
    return request.picture() != null
        ? new Aim(embedder.picture(bytes("picture", request.picture())), embedder.model())
        : new Aim(
            embedder.sound(bytes("sound", Objects.requireNonNullElse(request.sound(), ""))),
            embedder.model());
  }

  private Aim like(String id) {
    Entry moment =
        history
            .get(Kind.MOMENT, id)
            .orElseThrow(
                () ->
                    new Problem(
                        404,
                        "unknown-moment",
                        "There is no such moment",
                        "no moment has this id, or it is too old to be kept"));
    return new Aim(HistoryReader.embedding(moment), moment.record(Moment.class).getModel());
  }

  private static byte[] bytes(String field, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Problem(
          400, "bad-base64", "A field is not base64", "'" + field + "' must be base64");
    }
  }

  private static int limit(SearchRequest request) {
    int limit = Objects.requireNonNullElse(request.limit(), DEFAULT_ITEMS);
    if (limit < 1 || limit > MOST_ITEMS) {
      throw Parameters.bad(
          "limit", Integer.toString(limit), "a whole number from 1 to " + MOST_ITEMS);
    }
    return limit;
  }
}
