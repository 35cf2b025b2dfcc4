package io.vigil.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.vigil.server.http.Json;
import io.vigil.server.http.StreamsSeen;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request did, as the audit log calls it. */
final class AuditedAction {
  private static final String API = "/api/v1/";
  private static final String STREAMS = API + "streams/";
  private static final int MOST_CHARACTERS = 400;

  /** How paths end that show pictures, sound or records. */
  private static final Map<String, String> LOOKS =
      Map.of(
          "/picture", "picture",
          "/frames", "pictures",
          "/strip.jpg", "pictures",
          "/clip.mp4", "clip",
          "/proof", "proof",
          "/tail", "records",
          "/live", "live",
          "/audit", "audit");

  /** Parameters without a secret; a token that someone put into an address is not written down. */
  private static final List<String> PARAMETERS =
      List.of("at", "start", "end", "from", "to", "stream", "streams", "type", "text", "kinds");

  private AuditedAction() {}

  /** None for what is not noted. */
  static Optional<String> of(Context context) {
    String path = context.path();
    if (!path.startsWith(API)) {
      return Optional.empty();
    }
    if (path.equals(API + "search") || context.queryParam("text") != null) {
      return Optional.of("search");
    }
    if (path.equals(API + "reviews/export")) {
      return Optional.of("export");
    }
    if (path.equals(API + "session") && !RequestGuard.reads(context)) {
      return Optional.of(context.method().name().equals("POST") ? "login" : "logout");
    }
    if (!RequestGuard.reads(context)) {
      return Optional.of("write");
    }
    return LOOKS.entrySet().stream()
        .filter(look -> path.endsWith(look.getKey()) || path.contains(look.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Method, path and what was asked for.
   *
   * @param served false for a request that was refused, whose body is not to be read
   */
  static String target(Context context, boolean served) {
    String query =
        PARAMETERS.stream()
            .filter(name -> context.queryParam(name) != null)
            .map(name -> name + "=" + context.queryParam(name))
            .collect(Collectors.joining("&"));
    String sought = served && context.path().equals(API + "search") ? sought(context) : "";
    String target =
        context.method() + " " + context.path() + (query.isEmpty() ? "" : "?" + query) + sought;
    return target.length() <= MOST_CHARACTERS ? target : target.substring(0, MOST_CHARACTERS);
  }

  /** Whether such an action shows what may be of any stream when it names none. */
  static boolean ofAll(String action) {
    return action.equals("search")
        || action.equals("live")
        || action.equals("records")
        || action.equals("export");
  }

  /**
   * The streams that a request is about, by its path, its query, its body or what a route noted.
   *
   * @param served false for a request that was refused, whose body is not to be read
   */
  static Set<String> streams(Context context, boolean served) {
    Set<String> streams = new LinkedHashSet<>(StreamsSeen.of(context));
    String path = context.path();
    if (path.startsWith(STREAMS)) {
      streams.add(path.substring(STREAMS.length()).replaceFirst("/.*", ""));
    }
    for (String name : List.of("stream", "streams")) {
      for (String value : context.queryParams(name)) {
        streams.addAll(List.of(value.split(",")));
      }
    }
    if (served && path.equals(API + "search")) {
      body(context).path("streams").forEach(stream -> streams.add(stream.asText()));
    }
    streams.remove("");
    return streams;
  }

  private static JsonNode body(Context context) {
    try {
      return Json.mapper().readTree(context.bodyAsBytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String sought(Context context) {
    JsonNode body = body(context);
    StringBuilder sought = new StringBuilder();
    for (String name : List.of("text", "moment", "streams", "types", "from", "to")) {
      if (body.hasNonNull(name)) {
        sought.append(' ').append(name).append('=').append(body.get(name));
      }
    }
    for (String name : List.of("picture", "sound")) {
      sought.append(body.hasNonNull(name) ? " by a " + name : "");
    }
    return sought.toString();
  }
}
