package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the server serves, and still hears of what is new. */
public final class HealthRoutes implements Routes {
  private final Supplier<Optional<RuntimeException>> fault;

  /** With what has stopped the server from hearing, if something has. */
  public HealthRoutes(Supplier<Optional<RuntimeException>> fault) {
    this.fault = fault;
  }

  /** Of a server that hears of nothing. */
  public HealthRoutes() {
    this(Optional::empty);
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/health", this::health, Role.ANYONE);
  }

  private void health(Context context) {
    if (fault.get().isPresent()) {
      throw new Problem(
          503,
          "history-stopped",
          "Nothing new is heard",
          "the history cannot be written, as the server's log says; mend that and start it again");
    }
    context.json(Map.of("status", "up"));
  }
}
