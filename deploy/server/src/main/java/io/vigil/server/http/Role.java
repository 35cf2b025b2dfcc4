package io.vigil.server.http;

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

  /** Whether one who has this role may use a route that asks for the other. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
