package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vigil.server.http.Role;

/** What an API token may be used for. Each scope holds those before it. */
public enum Scope {
  /** Look and ask. */
  @JsonProperty("read")
  READ(Role.VIEWER),
  /** Add and pause streams, arm subscriptions, review events. */
  @JsonProperty("write")
  WRITE(Role.OPERATOR),
  /** All that an administrator may. */
  @JsonProperty("admin")
  ADMIN(Role.ADMIN);

  private final Role role;

  Scope(Role role) {
    this.role = role;
  }

  /** The role that a caller with such a token has. */
  Role role() {
    return role;
  }
}
