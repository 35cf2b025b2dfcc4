package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Login, who am I, logout: {@code /api/v1/session}. */
final class SessionRoutes implements Routes {
  private static final String PATH = "/api/v1/session";
  private static final int MOST_BYTES = 8 << 10;

  private final Optional<UserFile> users;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final SessionCookie cookie;

  SessionRoutes(
      Optional<UserFile> users, Sessions sessions, LoginThrottle throttle, SessionCookie cookie) {
    this.users = users;
    this.sessions = sessions;
    this.throttle = throttle;
    this.cookie = cookie;
  }

  /** What a login sends. */
  private record Login(
      @JsonProperty(required = true) String user, @JsonProperty(required = true) String password) {}

  /**
   * Who is logged in.
   *
   * @param csrf what writes must carry in X-CSRF-Token; empty where none is asked for
   */
  private record View(String user, String role, String csrf) {
    static View of(Caller caller) {
      return new View(caller.name(), caller.role().name(), caller.csrf().orElse(""));
    }
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.post(PATH, this::login, Role.ANYONE);
    routes.get(PATH, this::show, Role.VIEWER);
    routes.delete(PATH, this::logout, Role.VIEWER);
  }

  private void login(Context context) {
    if (users.isEmpty()) {
      throw new Problem(
          409, "no-users", "Nobody needs to log in here", "set access.users to ask for logins");
    }
    Login login = read(context);
    String address = context.ip();
    Optional<User> user = users.get().read().user(login.user());
    user.ifPresent(u -> AuditTrail.about(context, u.name()));
    throttle.wait(login.user(), address).ifPresent(wait -> refuse(context, wait));
    boolean right =
        user.map(u -> Passwords.matches(login.password(), u.passwordHash()))
            .orElseGet(() -> Passwords.matchesNobody(login.password()));
    if (!right || user.isEmpty()) {
      throttle.failed(login.user(), address);
      AuditTrail.refused(context, "wrong-login");
      throw new Problem(
          401, "wrong-login", "User or password is wrong", "an administrator can set it anew");
    }
    throttle.succeeded(login.user());
    // A new id at each login: one that somebody planted before leads nowhere.
    cookie.read(context).ifPresent(sessions::end);
    String id = sessions.begin(user.get());
    cookie.write(context, id);
    String csrf = sessions.use(id).map(Sessions.Session::csrf).orElse("");
    context.json(new View(user.get().name(), user.get().role().name(), csrf));
  }

  /** What Jackson says of a malformed body may quote it, and with it a password. */
  private static Login read(Context context) {
    try {
      if (context.req().getContentLengthLong() > MOST_BYTES) {
        throw new IOException("larger than any login");
      }
      return Json.mapper().readValue(context.bodyAsBytes(), Login.class);
    } catch (IOException e) {
      throw new Problem(
          400,
          "malformed-json",
          "The body is not a login",
          "send {\"user\": \"...\", \"password\": \"...\"}");
    }
  }

  private static void refuse(Context context, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    context.header("Retry-After", Long.toString(seconds));
    AuditTrail.refused(context, "throttled");
    throw new Problem(
        429,
        "throttled",
        "Too many wrong logins",
        "try again in " + seconds + " s; until then no password is looked at");
  }

  private void show(Context context) {
    Caller.of(context).ifPresent(caller -> context.json(View.of(caller)));
  }

  private void logout(Context context) {
    cookie.read(context).ifPresent(sessions::end);
    cookie.remove(context);
    context.status(204);
  }
}
