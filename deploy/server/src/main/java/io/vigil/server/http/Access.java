package io.vigil.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Who may do what. Implementations are thread-safe. */
public interface Access {

  /** Lets everyone on this machine do everything, and no page of another site. */
  static Access open() {
    return new LoopbackAccess();
  }

  /** Whether callers have to say who they are; without that the server stays on the loopback. */
  boolean authenticates();

  /** The server's certificate, if it speaks TLS. */
  Optional<SslContextFactory.Server> tls();

  /** Routes of its own, such as the login. */
  List<Routes> routes();

  /**
   * Called before each route, and each file of the dashboard.
   *
   * @param needed the role that the route asks for
   * @throws Problem 401 or 403 if the caller may not
   */
  void check(Context context, Role needed);
}
