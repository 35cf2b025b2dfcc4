package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vigil.server.http.Role;
import java.time.Instant;

/**
 * Someone who may log in.
 *
 * @param name 1 to 64 of letters, digits, dot, dash, underscore, at sign
 * @param role what they may do; not {@link Role#ANYONE}
 * @param passwordHash the password's Argon2id hash in its usual text form
 * @param changed when role or password were last set; sessions from before it have ended
 */
public record User(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Role role,
    @JsonProperty(required = true) String passwordHash,
    @JsonProperty(required = true) Instant changed) {
  private static final String NAME = "[A-Za-z0-9._@-]{1,64}";

  /**
   * Refuses a name that a log or a command line could not carry, and a role that allows nothing.
   */
  public User {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a name takes 1 to 64 of letters, digits, dot, dash, underscore and @");
    }
    if (role == Role.ANYONE) {
      throw new IllegalArgumentException("a user's role is viewer, operator or admin");
    }
  }

  static boolean isName(String name) {
    return name.matches(NAME);
  }
}
