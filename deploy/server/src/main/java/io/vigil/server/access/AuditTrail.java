package io.vigil.server.access;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notes each request that looked at pictures, sound or records, searched, exported, wrote or was
 * refused. A dashboard asks for the newest picture again and again: that is noted once a minute.
 */
final class AuditTrail implements Routes {
  private static final String REFUSAL = "vigil.refusal";
  private static final String ABOUT = "vigil.about";
  private static final String NOBODY = "-";
  private static final Duration ONCE = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final AuditLog audit;
  private final Clock clock;
  private final Map<String, Instant> noted =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  AuditTrail(AuditLog audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** The request is refused for this reason. */
  static void refused(Context context, String code) {
    context.attribute(REFUSAL, code);
  }

  /** A login is about this user, who is not yet the caller. */
  static void about(Context context, String user) {
    context.attribute(ABOUT, user);
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.after(this::note);
  }

  private void note(Context context) {
    String refusal = context.attribute(REFUSAL);
    Optional<String> action = AuditedAction.of(context);
    if (refusal == null && action.isEmpty()) {
      return;
    }
    String about = context.attribute(ABOUT);
    String who = about == null ? Caller.of(context).map(Caller::name).orElse(NOBODY) : about;
    String target = AuditedAction.target(context, refusal == null);
    if (refusal == null && action.get().equals("picture") && again(who + ' ' + target)) {
      return;
    }
    audit.add(
        who,
        context.ip(),
        action.orElse("request"),
        target,
        AuditedAction.streams(context, refusal == null),
        context.statusCode(),
        refusal);
  }

  private synchronized boolean again(String look) {
    Instant now = clock.instant();
    Instant before = noted.get(look);
    if (before != null && now.isBefore(before.plus(ONCE))) {
      return true;
    }
    noted.remove(look);
    noted.put(look, now);
    return false;
  }
}
