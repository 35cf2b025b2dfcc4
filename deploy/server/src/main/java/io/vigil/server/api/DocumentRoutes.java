package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The descriptions of the API and of the topics. */
public final class DocumentRoutes implements Routes {
  private static final String FOLDER = "/io/vigil/server/api/";

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/openapi.yaml", c -> document(c, "openapi.yaml"), Role.ANYONE);
    routes.get(
        "/asyncapi.yaml",
        c -> c.result(AsyncApi.document()).contentType("application/yaml"),
        Role.ANYONE);
  }

  private static void document(Context context, String name) {
    try (InputStream in = DocumentRoutes.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing on the class path");
      }
      context.result(in.readAllBytes()).contentType("application/yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
