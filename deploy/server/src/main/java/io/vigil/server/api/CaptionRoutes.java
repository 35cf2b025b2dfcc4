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

/** Captions, newest first, each in its last revision. */
public final class CaptionRoutes implements Routes {
  private final HistoryReader history;
  private final Views views;

  public CaptionRoutes(HistoryReader history, Views views) {
    this.history = history;
    this.views = views;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/captions", this::list, Role.VIEWER);
    routes.get("/api/v1/captions/{id}", this::one, Role.VIEWER);
  }

  private void list(Context context) {
    Parameters parameters =
        Parameters.of(context, "stream", "from", "to", "text", "limit", "cursor");
    context.json(
        views.of(
            history.list(
                Kind.CAPTION,
                Selections.of(parameters).withText(parameters.text("text")),
                parameters.limit(),
                Selections.cursor(parameters))));
  }

  private void one(Context context) {
    String id = context.pathParam("id");
    context.json(
        views.of(
            history
                .get(Kind.CAPTION, id)
                .orElseThrow(
                    () ->
                        new Problem(
                            404,
                            "unknown-caption",
                            "There is no such caption",
                            "no caption has this id, or it is too old to be kept"))));
  }
}
