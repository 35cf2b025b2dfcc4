package io.vigil.server;

import io.javalin.config.JettyConfig;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.BlockingArrayQueue;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty listens: bounded threads, connections, queues and waits. */
final class Listening {
  private static final int MOST_WAITING = 1024;
  private static final int THREADS_IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 16 << 10;

  /** Slower than this, a body is an attack or a mistake, and would hold a thread. */
  private static final long LEAST_BYTES_PER_SECOND = 256;

  private Listening() {}

  static void on(ServerConfig config, Optional<SslContextFactory.Server> tls, JettyConfig jetty) {
    QueuedThreadPool threads =
        new QueuedThreadPool(
            config.threads(),
            2,
            THREADS_IDLE_MILLIS,
            new BlockingArrayQueue<>(MOST_WAITING, 0, MOST_WAITING));
    threads.setName("vigil-http");
    threads.setDaemon(true);
    jetty.threadPool = threads;
    jetty.addConnector((server, http) -> connector(config, tls, server, http));
  }

  private static ServerConnector connector(
      ServerConfig config,
      Optional<SslContextFactory.Server> tls,
      Server server,
      HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setMinRequestDataRate(LEAST_BYTES_PER_SECOND);
    http.setUriCompliance(UriCompliance.DEFAULT);
    tls.ifPresent(any -> http.addCustomizer(new SecureRequestCustomizer(false)));
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ConnectionFactory[] factories =
        tls.map(
                factory ->
                    new ConnectionFactory[] {
                      new SslConnectionFactory(factory, plain.getProtocol()), plain
                    })
            .orElseGet(() -> new ConnectionFactory[] {plain});
    ServerConnector connector = new ServerConnector(server, 1, 1, factories);
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(config.idle().toMillis());
    server.addBean(new ConnectionLimit(config.connections(), connector));
    return connector;
  }
}
