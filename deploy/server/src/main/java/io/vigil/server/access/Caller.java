package io.vigil.server.access;

import io.javalin.http.Context;
import io.vigil.server.http.Role;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param name a user's name, {@code token:NAME}, or {@code local} where no login is asked for
 * @param role what they may do
 * @param csrf what their writes must carry; empty unless they came by a cookie
 */
public record Caller(String name, Role role, Optional<String> csrf) {
  private static final String ATTRIBUTE = "vigil.caller";

  /** Whoever sits at this machine, where no users are set. */
  static final Caller LOCAL = new Caller("local", Role.ADMIN, Optional.empty());

  /** Who calls this, if they have said so. */
  public static Optional<Caller> of(Context context) {
    return Optional.ofNullable(context.attribute(ATTRIBUTE));
  }

  void attach(Context context) {
    context.attribute(ATTRIBUTE, this);
  }
}
