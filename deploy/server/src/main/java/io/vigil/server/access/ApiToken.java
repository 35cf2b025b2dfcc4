package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A token with which a program calls the API. The token itself is {@code vigil_ID_SECRET}; of the
 * secret only the hash is kept.
 *
 * @param name what it is for, a name as a user's
 * @param id how its record is found, without a meaning
 * @param secretHash SHA-256 of the secret, hexadecimal; the secret is 256 random bits, so that a
 *     slow hash would add nothing
 * @param scope what it may be used for
 * @param created when it was made
 * @param expires from when on it is refused
 */
public record ApiToken(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String secretHash,
    @JsonProperty(required = true) Scope scope,
    @JsonProperty(required = true) Instant created,
    @JsonProperty(required = true) Instant expires) {
  static final String PREFIX = "vigil_";

  /** Refuses a name as a user's would be. */
  public ApiToken {
    if (!User.isName(name)) {
      throw new IllegalArgumentException(
          "a token's name takes 1 to 64 of letters, digits, dot, dash, underscore and @");
    }
  }
}
