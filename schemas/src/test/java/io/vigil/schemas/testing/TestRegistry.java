package io.vigil.schemas.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two calls of a schema registry's HTTP interface that its clients need, over a real socket: a
 * schema is registered under a subject, and read by its id.
 */
public final class TestRegistry implements AutoCloseable {
  private static final String BY_ID = "/schemas/ids/";

  private final HttpServer server;
  private final AtomicInteger last = new AtomicInteger(40);
  private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
  private final Map<String, Integer> subjects = new ConcurrentSkipListMap<>();

  private TestRegistry(HttpServer server) {
    this.server = server;
  }

  /** Starts an empty one on a free port; the first schema gets the id 41. */
  public static TestRegistry start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestRegistry registry = new TestRegistry(server);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Optional<String> answer = registry.answer(exchange.getRequestURI().getPath(), body);
          byte[] bytes = answer.orElse("{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return registry;
  }

  private Optional<String> answer(String path, String body) {
    if (path.startsWith(BY_ID)) {
      return Optional.ofNullable(schemas.get(Integer.valueOf(path.substring(BY_ID.length()))));
    }
    String subject = path.replaceFirst("/subjects/(.+)/versions", "$1");
    if (subject.equals(path)) {
      return Optional.empty();
    }
    int id = subjects.computeIfAbsent(subject, s -> last.incrementAndGet());
    schemas.put(id, body);
    return Optional.of("{\"id\":" + id + "}");
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The subjects registered and their ids. */
  public Map<String, Integer> subjects() {
    return subjects;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
