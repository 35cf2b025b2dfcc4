package io.vigil.server.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A group of routes of one resource. */
public interface Routes {

  /** Adds the routes, each with the {@link Role} that it asks for. */
  void add(JavalinDefaultRoutingApi<?> routes);
}
