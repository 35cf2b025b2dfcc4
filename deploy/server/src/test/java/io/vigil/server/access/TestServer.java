package io.vigil.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.http.Json;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real server with a route for each role, and a client that keeps no cookies of its own. */
final class TestServer implements AutoCloseable {
  static final String LOOK = "/api/v1/streams/door/picture";
  static final String WRITE = "/api/v1/test/write";
  static final String RULE = "/api/v1/test/rule";
  static final String FORGOTTEN = "/api/v1/test/forgotten";
  static final String SEARCH = "/api/v1/search";

  private final VigilServer server;
  private final HttpClient client;

  TestServer(VigilAccess access, @Nullable SSLContext trust) {
    Routes routes =
        router -> {
          router.get(LOOK, context -> context.result("a picture"), Role.VIEWER);
          router.post(SEARCH, context -> context.result("found"), Role.VIEWER);
          router.post(WRITE, context -> context.result("written"), Role.OPERATOR);
          router.get(RULE, context -> context.result("ruled"), Role.ADMIN);
          router.get(FORGOTTEN, context -> context.result("forgotten"));
        };
    server = VigilServer.start(ServerConfig.loopback(0), List.of(routes), access);
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    client = (trust == null ? builder : builder.sslContext(trust)).build();
  }

  URI address() {
    return server.address();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), path, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, headers);
  }

  HttpResponse<String> delete(String path, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().DELETE(), path, headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(
        request.uri(server.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> login(String user, String password)
      throws IOException, InterruptedException {
    String body = Json.mapper().writeValueAsString(Map.of("user", user, "password", password));
    return post("/api/v1/session", body);
  }

  /** The cookie of an answer, as a request sends it. */
  static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  static String member(HttpResponse<String> answer, String name) throws IOException {
    JsonNode value = Json.mapper().readTree(answer.body()).path(name);
    return value.asText();
  }

  /** What kind of problem it is. */
  static String problem(HttpResponse<String> answer) throws IOException {
    return member(answer, "type").replace("urn:vigil:", "");
  }

  @Override
  public void close() {
    server.close();
  }
}
