package io.vigil.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Everyone on this machine, without a login. A page of another site that the user's browser shows
 * is not the user: it may neither write here, nor read by having its own name point to this
 * machine.
 */
final class LoopbackAccess implements Access {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<HandlerType> READS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  @Override
  public boolean authenticates() {
    return false;
  }

  @Override
  public Optional<SslContextFactory.Server> tls() {
    return Optional.empty();
  }

  @Override
  public List<Routes> routes() {
    return List.of();
  }

  @Override
  public void check(Context context, Role needed) {
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    if (!NAMES.contains(withoutPort(host))) {
      throw new Problem(
          403,
          "foreign-host",
          "Not asked for by a name of this machine",
          "without users the server answers to localhost and 127.0.0.1 alone");
    }
    String origin = context.header("Origin");
    if (origin != null && !READS.contains(context.method()) && !isOf(origin, host)) {
      throw new Problem(
          403,
          "foreign-origin",
          "A page of another site may not write",
          "use the dashboard of this server, or a program that sends no Origin header");
    }
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
