package io.vigil.server.access;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Json;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who looked at what, newest first: {@code GET /api/v1/audit}, narrowed by {@code who}, {@code
 * stream}, {@code action}, {@code from} and {@code to}.
 */
final class AuditRoutes implements Routes {
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
    Parameters given =
        Parameters.of(context, "who", "stream", "action", "from", "to", "limit", "cursor");
    int limit = given.limit();
    List<AuditEntry> items = audit.read(wanted(given), limit);
    boolean more = items.size() == limit;
    context.json(new Page(items, more ? Json.text(items.get(limit - 1).time()) : null));
  }

  private static Predicate<AuditEntry> wanted(Parameters given) {
    Instant from = given.time("from").orElse(Instant.MIN);
    Instant to = given.time("to").orElse(Instant.MAX);
    Instant cursor = given.time("cursor").orElse(Instant.MAX);
    Instant end = cursor.isBefore(to) ? cursor : to;
    Optional<String> who = given.text("who");
    Optional<String> stream = given.text("stream");
    Optional<String> action = given.text("action");
    return entry ->
        !entry.time().isBefore(from)
            && entry.time().isBefore(end)
            && who.map(entry.who()::equals).orElse(true)
            && stream.map(entry::concerns).orElse(true)
            && action.map(entry.action()::equals).orElse(true);
  }
}
