package io.vigil.server.access;

import io.javalin.http.Context;
import io.vigil.server.http.Access;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Access by users, sessions and tokens; or, without a file of users, open to this machine. Either
 * way it notes who looked at what.
 *
 * <pre>{@code
 * Access access = VigilAccess.of(
 *     AccessConfig.open(data.resolve("audit")).withUsers(file), Clock.systemUTC());
 * VigilServer.start(config, routes, access);
 * }</pre>
 *
 * <p>A user's role and a token are looked up for each request: whoever is removed is out at once.
 * Thread-safe.
 */
public final class VigilAccess implements Access {
  private static final String BEARER = "Bearer ";

  private final Optional<UserFile> users;
  private final Optional<SslContextFactory.Server> tls;
  private final RequestGuard guard;
  private final Sessions sessions;
  private final AuditLog audit;
  private final Clock clock;
  private final SessionCookie cookie;

  private VigilAccess(AccessConfig config, Clock clock) {
    this.clock = clock;
    users = config.users().map(UserFile::new);
    tls = config.certificate().map(Tls::open);
    guard = new RequestGuard(config.loopback(), config.names());
    sessions = new Sessions(clock, config.sessionIdle(), config.sessionLongest());
    cookie = new SessionCookie(config.certificate().isPresent());
    audit = new AuditLog(config.audit(), clock);
  }

  /**
   * Reads users and certificate.
   *
   * @throws AccessException if one of them cannot be used, or no user is in the file
   */
  public static VigilAccess of(AccessConfig config, Clock clock) {
    VigilAccess access = new VigilAccess(config, clock);
    access.users.ifPresent(
        file -> {
          if (file.read().users().isEmpty()) {
            throw new AccessException(
                "no user is in " + file.path(),
                "add the first: vigil user add NAME --role admin --users " + file.path());
          }
        });
    return access;
  }

  @Override
  public boolean authenticates() {
    return users.isPresent();
  }

  @Override
  public Optional<SslContextFactory.Server> tls() {
    return tls;
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new SessionRoutes(users, sessions, new LoginThrottle(clock), cookie),
        new AuditRoutes(audit),
        new AuditTrail(audit, clock));
  }

  @Override
  public void check(Context context, Role needed) {
    try {
      guard.check(context);
      Optional<Caller> caller = identify(context);
      caller.ifPresent(c -> c.attach(context));
      if (needed != Role.ANYONE) {
        admit(context, caller, needed);
      }
    } catch (Problem e) {
      AuditTrail.refused(context, e.code());
      throw e;
    } catch (AccessException e) {
      // Whom to let in cannot be known: nobody, until the file is mended. Its path is the log's.
      throw new Problem(
          503, "users-unreadable", "The users cannot be read", "mend the server's file of users");
    }
  }

  private static void admit(Context context, Optional<Caller> caller, Role needed) {
    if (caller.isEmpty()) {
      context.header("WWW-Authenticate", "Bearer");
      throw new Problem(
          401,
          "login-required",
          "This needs a login",
          "log in by POST /api/v1/session, or send an API token as Authorization: Bearer");
    }
    if (!caller.get().role().includes(needed)) {
      throw new Problem(
          403,
          "not-allowed",
          "This needs another role",
          "it takes the role " + Names.of(needed) + "; yours is " + Names.of(caller.get().role()));
    }
    Optional<String> csrf = caller.get().csrf();
    if (csrf.isPresent() && !RequestGuard.reads(context)) {
      String sent = Optional.ofNullable(context.header("X-CSRF-Token")).orElse("");
      if (!Secrets.same(csrf.get(), sent)) {
        throw new Problem(
            403,
            "csrf-token",
            "The write lacks its token",
            "send the member csrf of GET /api/v1/session as the header X-CSRF-Token");
      }
    }
  }

  private Optional<Caller> identify(Context context) {
    if (users.isEmpty()) {
      return Optional.of(Caller.LOCAL);
    }
    Users known = users.get().read();
    String authorization = context.header("Authorization");
    if (authorization != null) {
      return Optional.of(byToken(context, known, authorization));
    }
    return cookie
        .read(context)
        .flatMap(sessions::use)
        .flatMap(session -> bySession(known, session));
  }

  private Caller byToken(Context context, Users known, String authorization) {
    String text =
        authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()).strip() : "";
    return known
        .token(text, clock.instant())
        .map(t -> new Caller("token:" + t.name(), t.scope().role(), Optional.empty()))
        .orElseThrow(
            () -> {
              context.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
              return new Problem(
                  401,
                  "token-refused",
                  "The API token is not taken",
                  "it is unknown, expired or revoked; make one by `vigil token create`");
            });
  }

  /** A session does not outlive the password and the role that it began with. */
  private static Optional<Caller> bySession(Users known, Sessions.Session session) {
    return known
        .user(session.user())
        .filter(user -> user.changed().equals(session.credentials()))
        .map(user -> new Caller(user.name(), user.role(), Optional.of(session.csrf())));
  }
}
