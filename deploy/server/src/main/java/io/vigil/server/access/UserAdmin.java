package io.vigil.server.access;

import io.vigil.server.http.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Adds and removes users and tokens in their file. A running server sees each change with its next
 * request. Thread-safe.
 *
 * <p>All methods throw {@link AccessException} if the file cannot be used or the change makes no
 * sense.
 */
public final class UserAdmin {
  private static final Duration LONGEST = Duration.ofDays(3660);

  private final UserFile file;
  private final Clock clock;

  /** Of this file. */
  public UserAdmin(UserFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Adds a user. */
  public void add(String name, Role role, String password) {
    requireName(name);
    if (file.read().user(name).isPresent()) {
      throw taken("user", name, "vigil user passwd " + name + " sets a new password");
    }
    Passwords.requireGood(name, password);
    User user = new User(name, role, Passwords.hash(password), now());
    file.change(
        users -> {
          if (users.user(name).isPresent()) {
            throw taken("user", name, "vigil user passwd " + name + " sets a new password");
          }
          return users.with(user);
        });
  }

  /**
   * Sets password, role or both; the user's sessions end.
   *
   * @param role empty keeps it
   */
  public void change(String name, Optional<Role> role, String password) {
    requireUser(file.read(), name);
    Passwords.requireGood(name, password);
    String hash = Passwords.hash(password);
    file.change(
        users -> {
          User before = requireUser(users, name);
          return users.with(new User(name, role.orElse(before.role()), hash, now()));
        });
  }

  /** Removes a user; their sessions end. */
  public void remove(String name) {
    file.change(
        users -> {
          requireUser(users, name);
          return users.without(name);
        });
  }

  /** All users. */
  public List<User> users() {
    return file.read().users();
  }

  /**
   * Makes a token, and gives it: it is shown once and kept nowhere.
   *
   * @param life how long it is taken, up to ten years
   */
  public String createToken(String name, Scope scope, Duration life) {
    requireName(name);
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
      throw new AccessException(
          "a token cannot live for " + life.toDays() + " days", "give it 1s to 3660d");
    }
    String id = Secrets.id();
    String secret = Secrets.random();
    ApiToken token = new ApiToken(name, id, Secrets.hash(secret), scope, now(), now().plus(life));
    file.change(
        users -> {
          if (hasToken(users, name)) {
            throw taken("token", name, "vigil token revoke " + name + " takes it away first");
          }
          return users.with(token);
        });
    return ApiToken.PREFIX + id + "_" + secret;
  }

  /** Takes a token away. */
  public void revokeToken(String name) {
    file.change(
        users -> {
          if (!hasToken(users, name)) {
            throw unknown("token", name);
          }
          return users.withoutToken(name);
        });
  }

  /** All tokens, expired ones too. */
  public List<ApiToken> tokens() {
    return file.read().tokens();
  }

  /** Whether it is taken now. */
  public boolean isLive(ApiToken token) {
    return clock.instant().isBefore(token.expires());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean hasToken(Users users, String name) {
    return users.tokens().stream().anyMatch(token -> token.name().equals(name));
  }

  private static User requireUser(Users users, String name) {
    return users.user(name).orElseThrow(() -> unknown("user", name));
  }

  private static void requireName(String name) {
    if (!User.isName(name)) {
      throw new AccessException(
          "that name is not taken", "use 1 to 64 of letters, digits, dot, dash, underscore and @");
    }
  }

  private static AccessException taken(String what, String name, String mend) {
    return new AccessException("there is a " + what + " '" + name + "' already", mend);
  }

  private static AccessException unknown(String what, String name) {
    return new AccessException(
        "there is no " + what + " '" + name + "'", "vigil " + what + " list shows them");
  }
}
