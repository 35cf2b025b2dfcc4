package io.vigil.server.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.vigil.server.http.Problem;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps pages of other sites, shown by a user's own browser, from acting as that user: by the name
 * that was asked for (against a name of theirs that points here), and by where the page came from.
 */
final class RequestGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<HandlerType> READS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Set<String> names = new HashSet<>();

  /** With the names that are answered to; none answers to any. */
  RequestGuard(boolean loopback, List<String> configured) {
    configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    if (loopback || !names.isEmpty()) {
      names.addAll(LOOPBACK);
    }
  }

  static boolean reads(Context context) {
    return READS.contains(context.method());
  }

  /** Whether the request is for a name of the loopback. */
  static boolean forLoopback(Context context) {
    return LOOPBACK.contains(withoutPort(host(context)));
  }

  private static String host(Context context) {
    return Optional.ofNullable(context.header("Host")).orElse("");
  }

  /**
   * Passes, or refuses.
   *
   * @throws Problem 403
   */
  void check(Context context) {
    String host = host(context);
    if (!names.isEmpty() && !names.contains(withoutPort(host))) {
      throw new Problem(
          403,
          "foreign-host",
          "Not asked for by a name of this server",
          "use localhost or 127.0.0.1, or add the name to access.names");
    }
    String origin = context.header("Origin");
    if (origin != null && !reads(context) && !isOf(origin, host)) {
      throw foreign("a program sends no Origin header, the dashboard its own");
    }
    // Older browsers do not say it; for them Origin, SameSite and the resource policy stand guard.
    String site = Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse("none");
    boolean followed = reads(context) && "navigate".equals(context.header("Sec-Fetch-Mode"));
    boolean ours = site.equals("none") || site.equals("same-origin");
    if (!ours && !followed && context.path().startsWith("/api/")) {
      throw foreign("open the dashboard of this server");
    }
  }

  private static Problem foreign(String mend) {
    return new Problem(403, "foreign-origin", "A page of another site may not do this", mend);
  }

  private static boolean isOf(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }
}
