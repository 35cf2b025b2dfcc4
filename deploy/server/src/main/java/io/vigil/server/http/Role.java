package io.vigil.server.http;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;

/** What a route asks of its caller. Each role may do all that the ones before it may. */
public enum Role implements RouteRole {
  /** No login: the login itself, health, and the page's own files. */
  ANYONE,
  /** Looks and asks. */
  VIEWER,
  /** Adds and pauses streams, arms subscriptions, reviews events. */
  OPERATOR,
  /** Manages users and erases data. */
  ADMIN;

  /**
   * What the matched route asks for: the least of its roles. A route that names none is the
   * administrator's alone, so that a forgotten role shuts a door rather than opening it.
   */
  public static Role neededBy(Context context) {
    return context.routeRoles().stream()
        .filter(Role.class::isInstance)
        .map(Role.class::cast)
        .min(Role::compareTo)
        .orElse(ADMIN);
  }

  /** Whether one who has this role may use a route that asks for the other. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
