package io.vigil.server.access;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looked at what, newest first: {@code GET /api/v1/audit?from&to&limit&cursor}. */
final class AuditRoutes implements Routes {
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final AuditLog audit;

  AuditRoutes(AuditLog audit) {
    this.audit = audit;
  }

  private record Page(List<AuditEntry> items, @Nullable String next) {}

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/audit", this::list, Role.ADMIN);
  }

  private void list(Context context) throws IOException {
    int limit = limit(context);
    Instant from = time(context, "from", Instant.MIN);
    Instant to = time(context, "to", Instant.MAX);
    Instant cursor = time(context, "cursor", Instant.MAX);
    Instant end = cursor.isBefore(to) ? cursor : to;
    List<AuditEntry> items = audit.read(from, end, limit);
    boolean more = items.size() == limit;
    context.json(new Page(items, more ? Json.text(items.get(limit - 1).time()) : null));
  }

  private static int limit(Context context) {
    String text = context.queryParam("limit");
    try {
      int limit = text == null ? USUAL : Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw refused("limit", "a whole number from 1 to " + MOST);
    }
    throw refused("limit", "a whole number from 1 to " + MOST);
  }

  private static Instant time(Context context, String name, Instant otherwise) {
    String text = context.queryParam(name);
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw refused(name, "a time such as 2026-01-31T08:00:00Z");
    }
  }

  private static Problem refused(String parameter, String allowed) {
    return new Problem(
        400,
        "wrong-parameter",
        "A parameter has a wrong value",
        "'" + parameter + "' must be " + allowed);
  }
}
