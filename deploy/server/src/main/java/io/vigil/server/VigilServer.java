package io.vigil.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.vigil.server.http.Access;
import io.vigil.server.http.BodyLimit;
import io.vigil.server.http.Faults;
import io.vigil.server.http.Json;
import io.vigil.server.http.ProblemPages;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.http.SecurityHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: routes of the API below {@code /api/v1}, and the dashboard.
 *
 * <pre>{@code
 * try (VigilServer server =
 *     VigilServer.start(ServerConfig.loopback(8080), List.of(new HealthRoutes()))) {
 *   System.out.println("Dashboard: " + server.address());
 *   ...
 * }
 * }</pre>
 *
 * <p>Every fault is {@code application/problem+json}. All its threads are daemons: it never keeps a
 * process alive. Thread-safe.
 */
public final class VigilServer implements AutoCloseable {
  /** Where the dashboard's files lie on the class path. */
  private static final String WEB = "io/vigil/server/web";

  private static final long STOP_MILLIS = 2_000;
  private static final int LAST_PORT = 65535;

  private final Javalin javalin;
  private final URI address;

  private VigilServer(Javalin javalin, URI address) {
    this.javalin = javalin;
    this.address = address;
  }

  /** Starts on the loopback, open to whoever is on this machine. */
  public static VigilServer start(ServerConfig config, List<Routes> routes) {
    return start(config, routes, Access.open());
  }

  /**
   * Starts and returns when requests are served.
   *
   * @param access who may do what; its own routes are added
   * @throws ServerStartException if the port is taken, or the address is one of the network and
   *     {@code access} lets everybody in or has no TLS
   */
  public static VigilServer start(ServerConfig config, List<Routes> routes, Access access) {
    requireProtection(config, access);
    List<Routes> all = new ArrayList<>(routes);
    all.addAll(access.routes());
    Javalin javalin = null;
    for (int i = 0; javalin == null; i++) {
      javalin = listen(config.withAddress(config.host(), config.port() + i), all, access, i + 1);
    }
    // Not before: a server that could not start would throw at its own stop.
    javalin.jettyServer().server().setStopTimeout(STOP_MILLIS);
    String scheme = access.tls().isPresent() ? "https" : "http";
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return new VigilServer(javalin, URI.create(scheme + "://" + host + ":" + javalin.port() + "/"));
  }

  /** A server that listens; none if the port is taken and another may be tried. */
  private static @Nullable Javalin listen(
      ServerConfig config, List<Routes> routes, Access access, int attempt) {
    Javalin javalin = Javalin.create(c -> configure(c, config, routes, access));
    try {
      return javalin.start();
    } catch (JavalinBindException e) {
      javalin.stop();
      if (attempt < config.ports() && config.port() < LAST_PORT) {
        return null;
      }
      throw new ServerStartException(
          "port %d on %s is in use: choose another with --http-port, or 0 for a free one"
              .formatted(config.port(), config.host()),
          true,
          e);
    } catch (JavalinException e) {
      javalin.stop();
      throw new ServerStartException(
          "the server cannot listen on %s:%d: %s"
              .formatted(config.host(), config.port(), rootMessage(e)),
          false,
          e);
    }
  }

  private static void requireProtection(ServerConfig config, Access access) {
    if (config.isLoopback() || (access.authenticates() && access.tls().isPresent())) {
      return;
    }
    throw new ServerStartException(
        "server.host %s can be reached from other machines, and that needs %s: set them up, or"
                .formatted(config.host(), access.authenticates() ? "TLS" : "users and TLS")
            + " listen on 127.0.0.1");
  }

  private static void configure(
      JavalinConfig javalin, ServerConfig config, List<Routes> routes, Access access) {
    javalin.showJavalinBanner = false;
    javalin.startupWatcherEnabled = false;
    javalin.http.prefer405over404 = true;
    javalin.http.maxRequestSize = config.bodyBytes();
    javalin.http.gzipOnlyCompression();
    javalin.jsonMapper(new JavalinJackson(Json.mapper(), false));
    Listening.on(config, access.tls(), javalin.jetty);
    javalin.jetty.modifyServer(server -> server.setErrorHandler(new ProblemPages()));
    if (VigilServer.class.getClassLoader().getResource(WEB + "/index.html") != null) {
      javalin.staticFiles.add(
          files -> {
            files.directory = WEB;
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Role.ANYONE);
            // A page of yesterday would load the scripts of yesterday; names of those have hashes.
            files.headers = java.util.Map.of("Cache-Control", "no-cache");
          });
    }
    javalin.router.mount(
        router -> {
          router.before(new SecurityHeaders());
          router.before(new BodyLimit(config.bodyBytes()));
          router.beforeMatched(context -> access.check(context, Role.neededBy(context)));
          Faults.handle(router);
          routes.forEach(group -> group.add(router));
        });
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Where it is, such as {@code http://127.0.0.1:8080/}. */
  public URI address() {
    return address;
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** All routes there are, as they were added. */
  List<String> routes() {
    return javalin.unsafeConfig().pvt.internalRouter.allHttpHandlers().stream()
        .map(route -> route.getEndpoint())
        .filter(endpoint -> endpoint.getMethod().isHttpMethod())
        .map(endpoint -> endpoint.getMethod() + " " + endpoint.getPath())
        .toList();
  }

  /** Takes no more requests, gives those under way a moment, and closes; a second call is idle. */
  @Override
  public void close() {
    javalin.stop();
  }
}
