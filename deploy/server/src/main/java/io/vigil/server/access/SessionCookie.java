package io.vigil.server.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * The cookie that carries a session's id: out of reach of scripts, sent to this server alone, and
 * not along with what another site starts.
 */
final class SessionCookie {
  private static final String PLAIN = "vigil-session";

  /** Browsers take a cookie of this prefix from the host itself over TLS alone. */
  private static final String SECURE = "__Host-vigil-session";

  private final boolean tls;

  SessionCookie(boolean tls) {
    this.tls = tls;
  }

  /** A name beyond the loopback without TLS of our own: then a proxy before us speaks it. */
  private boolean secure(Context context) {
    return tls || !RequestGuard.forLoopback(context);
  }

  Optional<String> read(Context context) {
    return Optional.ofNullable(context.cookie(secure(context) ? SECURE : PLAIN));
  }

  void write(Context context, String id) {
    context.cookie(cookie(context, id, -1));
  }

  void remove(Context context) {
    context.cookie(cookie(context, "", 0));
  }

  private Cookie cookie(Context context, String value, int maxAge) {
    boolean secure = secure(context);
    Cookie cookie = new Cookie(secure ? SECURE : PLAIN, value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
