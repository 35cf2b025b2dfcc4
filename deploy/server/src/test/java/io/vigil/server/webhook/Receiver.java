package io.vigil.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real receiver of webhooks. */
public final class Receiver implements AutoCloseable {

  /** What it does with a post; answers the status. */
  public interface Behaviour {
    int answer(Post post) throws Exception;
  }

  /** What was posted. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Post(
      String path, String contentType, String timestamp, String signature, byte[] body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Post> posts = new CopyOnWriteArrayList<>();

  public Receiver(Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, behaviour));
    server.start();
  }

  private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
    Post post =
        new Post(
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Vigil-Timestamp")),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Vigil-Signature")),
            exchange.getRequestBody().readAllBytes());
    posts.add(post);
    try {
      int status = behaviour.answer(post);
      exchange.getResponseHeaders().set("Location", address("/redirected"));
      exchange.sendResponseHeaders(status, -1);
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      exchange.close();
    }
  }

  public String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All that was posted so far. */
  public List<Post> posts() {
    return posts;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
