package io.vigil.server.live;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.history.Kind;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What happens as it happens, as server-sent events. */
public final class LiveRoutes implements Routes {
  /**
   * A connection ends then, and the browser begins another where it was: whoever may not look any
   * more is found out by that.
   */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final LiveHub hub;

  public LiveRoutes(LiveHub hub) {
    this.hub = hub;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/live", this::live, Role.VIEWER);
  }

  private void live(Context context) {
    Parameters parameters = Parameters.of(context, "streams", "kinds");
    LiveFilter filter = new LiveFilter(parameters.texts("streams"), kinds(parameters));
    Optional<LiveId> last =
        Optional.ofNullable(context.header("Last-Event-ID"))
            .filter(id -> !id.isBlank())
            .map(LiveRoutes::id);
    // Javalin keeps the request open until the future is done.
    context.future(() -> join(context, filter, last));
  }

  private CompletableFuture<Void> join(Context context, LiveFilter filter, Optional<LiveId> last) {
    AsyncContext async = context.req().getAsyncContext();
    async.setTimeout(LONGEST.toMillis());
    HttpServletResponse response = context.res();
    response.setStatus(200);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    // A proxy that gathers a page before it passes it on would hold this for ever.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      return hub.join(async, response.getOutputStream(), filter, last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Kind> kinds(Parameters parameters) {
    Set<String> names = parameters.texts("kinds");
    if (names.isEmpty()) {
      return LiveFilter.KINDS;
    }
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : names) {
      kinds.add(
          LiveFilter.KINDS.stream()
              .filter(kind -> kind.text().equals(name.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      Parameters.bad(
                          "kinds",
                          name,
                          "of "
                              + String.join(
                                  ", ",
                                  LiveFilter.KINDS.stream().map(Kind::text).sorted().toList()))));
    }
    return kinds;
  }

  private static LiveId id(String id) {
    return LiveId.parse(id)
        .orElseThrow(
            () -> Parameters.bad("Last-Event-ID", id, "the id of a message of this route"));
  }
}
