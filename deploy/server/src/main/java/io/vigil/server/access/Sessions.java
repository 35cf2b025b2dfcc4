package io.vigil.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in. An id is 256 random bits and is kept as its hash; a session ends when it has
 * not been used for a while, and after a longest time however much it is used. In memory alone: a
 * restart logs everyone out. Thread-safe.
 */
final class Sessions {
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Duration idle;
  private final Duration longest;
  // In order of use, so that the one that has waited longest makes room.
  private final Map<String, Session> byHash = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A login.
   *
   * @param user whose
   * @param credentials when the user's role and password were set, as it was at the login
   * @param csrf what writes must carry
   * @param begun when
   * @param used when last
   */
  record Session(String user, Instant credentials, String csrf, Instant begun, Instant used) {}

  Sessions(Clock clock, Duration idle, Duration longest) {
    this.clock = clock;
    this.idle = idle;
    this.longest = longest;
  }

  /** Begins a session; what the browser is to send as its cookie. */
  synchronized String begin(User user) {
    Instant now = clock.instant();
    byHash.values().removeIf(session -> ended(session, now));
    if (byHash.size() >= MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    String id = Secrets.random();
    byHash.put(
        Secrets.hash(id), new Session(user.name(), user.changed(), Secrets.random(), now, now));
    return id;
  }

  /** The session of this id, if it goes on; it has been used by that. */
  synchronized Optional<Session> use(String id) {
    String hash = Secrets.hash(id);
    Session session = byHash.get(hash);
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (ended(session, now)) {
      byHash.remove(hash);
      return Optional.empty();
    }
    Session used = new Session(session.user, session.credentials, session.csrf, session.begun, now);
    byHash.put(hash, used);
    return Optional.of(used);
  }

  private boolean ended(Session session, Instant now) {
    return !now.isBefore(session.used.plus(idle)) || !now.isBefore(session.begun.plus(longest));
  }

  synchronized void end(String id) {
    byHash.remove(Secrets.hash(id));
  }
}
