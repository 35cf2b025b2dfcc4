package io.vigil.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route throws into a problem's answer; no answer carries a stack trace. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final String TYPE = "application/problem+json";

  private Faults() {}

  /** Adds the handlers. */
  public static void handle(JavalinDefaultRoutingApi<?> routes) {
    routes.exception(Problem.class, (e, context) -> answer(context, e));
    routes.exception(
        JsonProcessingException.class, (e, context) -> answer(context, JsonFaults.of(e)));
    routes.exception(HttpResponseException.class, (e, context) -> answer(context, of(e)));
    routes.exception(Exception.class, (e, context) -> answer(context, internal(context, e)));
  }

  private static void answer(Context context, Problem problem) {
    context.status(problem.status());
    context.json(members(problem));
    context.contentType(TYPE);
  }

  /** As RFC 9457 orders them. */
  static Map<String, Object> members(Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:vigil:" + problem.code());
    members.put("title", problem.title());
    members.put("status", problem.status());
    members.put("detail", String.valueOf(problem.getMessage()));
    members.putAll(problem.members());
    return members;
  }

  private static Problem of(HttpResponseException e) {
    int status = e.getStatus();
    if (status == 404) {
      return new Problem(
          404, "not-found", "There is nothing here", "the routes are listed in /openapi.yaml");
    }
    if (status == 405) {
      return new Problem(
          405,
          "method-not-allowed",
          "This route does not take that method",
          e.getDetails().getOrDefault("availableMethods", ""));
    }
    String message = String.valueOf(e.getMessage());
    return new Problem(
        status, message.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), message, message);
  }

  private static Problem internal(Context context, Exception e) {
    String id = UUID.randomUUID().toString();
    LOG.error("{} {} failed ({})", context.method(), context.path(), id, e);
    return new Problem(
        500,
        "internal",
        "The server failed at this",
        "it is a fault of the server's; its log says more under " + id,
        Map.of("log", id));
  }
}
