package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.view.Views;

/** Events, newest first, each in its latest phase. */
public final class EventRoutes implements Routes {
  private final HistoryReader history;
  private final Views views;

  public EventRoutes(HistoryReader history, Views views) {
    this.history = history;
    this.views = views;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/events", this::list, Role.VIEWER);
    routes.get("/api/v1/events/{id}", this::one, Role.VIEWER);
  }

  private void list(Context context) {
    Parameters parameters =
        Parameters.of(context, "stream", "type", "from", "to", "minConfidence", "limit", "cursor");
    context.json(
        views.of(
            history.list(
                Kind.EVENT,
                Selections.of(parameters)
                    .ofTypes(parameters.texts("type"))
                    .atLeast(parameters.share("minConfidence")),
                parameters.limit(),
                Selections.cursor(parameters))));
  }

  private void one(Context context) {
    String id = context.pathParam("id");
    context.json(
        views.of(
            history
                .get(Kind.EVENT, id)
                .orElseThrow(
                    () ->
                        new Problem(
                            404,
                            "unknown-event",
                            "There is no such event",
                            "no event has this id, or it is too old to be kept"))));
  }
}
