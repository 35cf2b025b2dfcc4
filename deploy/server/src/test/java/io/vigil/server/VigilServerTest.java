package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.server.api.HealthRoutes;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VigilServerTest {
  /** What a caller may send to {@link EchoRoutes}. */
  record Words(String text, int count) {}

  /** A route of each kind that a test needs. */
  private static final class EchoRoutes implements Routes {
    @Override
    public void add(JavalinDefaultRoutingApi<?> routes) {
      routes.post("/api/v1/echo", c -> c.json(c.bodyAsClass(Words.class)), Role.VIEWER);
      routes.get(
          "/api/v1/broken",
          c -> {
            throw new IllegalStateException("a secret of the inside");
          },
          Role.VIEWER);
      routes.get(
          "/api/v1/refused",
          c -> {
            throw new Problem(409, "busy", "Busy", "come back", Map.of("after", 3));
          },
          Role.VIEWER);
    }
  }

  private VigilServer server;
  private Http http;

  @BeforeAll
  void start() {
    server =
        VigilServer.start(
            ServerConfig.loopback(0).withBodyBytes(1000),
            List.of(new HealthRoutes(), new EchoRoutes()));
    http = new Http(server.address());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void saysThatItIsUp() throws Exception {
    assertThat(http.json("/api/v1/health").path("status").asText()).isEqualTo("up");
  }

  @Test
  void forbidsPagesWhatTheyDoNotNeed() throws Exception {
    HttpResponse<String> response = http.get("/api/v1/health");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry("cache-control", List.of("no-store"))
        .doesNotContainKey("server");
  }

  @Test
  void carriesTheMembersOfAProblem() throws Exception {
    JsonNode problem = problem(http.get("/api/v1/refused"), 409, "busy");
    assertThat(problem.path("detail").asText()).isEqualTo("come back");
    assertThat(problem.path("after").asInt()).isEqualTo(3);
  }

  @Test
  void keepsTheInsideOfAFaultInside() throws Exception {
    HttpResponse<String> response = http.get("/api/v1/broken");
    problem(response, 500, "internal");
    assertThat(response.body()).doesNotContain("secret", "Exception", "io.vigil");
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    problem(http.get("/api/v1/nothing"), 404, "not-found");
    JsonNode problem =
        problem(http.send("POST", "/api/v1/health", "{}"), 405, "method-not-allowed");
    assertThat(problem.path("detail").asText()).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\": ", "[1]", "{\"text\":\"a\",\"count\":\"many\"}", "{} {}", ""})
  void refusesMalformedJson(String body) throws Exception {
    HttpResponse<String> response = http.send("POST", "/api/v1/echo", body);
    problem(response, 400, "malformed-json");
    assertThat(response.body()).doesNotContain("io.vigil", "Exception");
  }

  @Test
  void namesAnUnknownFieldAndThoseThereAre() throws Exception {
    JsonNode problem =
        problem(
            http.send("POST", "/api/v1/echo", "{\"txet\":\"a\",\"count\":1}"),
            400,
            "unknown-field");
    assertThat(problem.path("detail").asText()).contains("txet", "count, text");
  }

  @Test
  void readsNoBodyThatIsTooLarge() throws Exception {
    String body = "{\"text\":\"" + "a".repeat(2000) + "\"}";
    problem(http.send("POST", "/api/v1/echo", body), 413, "too-large");
    HttpRequest.Builder unmeasured =
        http.request("/api/v1/echo")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(new byte[2000])));
    problem(http.send(unmeasured), 411, "length-required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/api/v1/..%5c..%5cetc",
        "/io/vigil/server/VigilServer.class",
        "/%00"
      })
  void givesNoFileThatIsNotThePages(String path) throws Exception {
    String answer =
        http.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .matches("(?s)HTTP/1.1 40[04].*")
        .contains("application/problem+json")
        .doesNotContain("root:", "Exception", "Jetty");
  }

  @Test
  void answersToNamesOfThisMachineAlone() throws Exception {
    String answer =
        http.raw("GET /api/v1/health HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403").contains("foreign-host");
  }

  @Test
  void letsNoOtherSiteWrite() throws Exception {
    HttpRequest.Builder foreign =
        http.request("/api/v1/echo")
            .header("Origin", "https://evil.test")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\",\"count\":1}"));
    problem(http.send(foreign), 403, "foreign-origin");
  }

  @Test
  void doesNotListenToTheNetworkWithoutUsers() {
    assertThatThrownBy(
            () -> VigilServer.start(ServerConfig.loopback(0).withAddress("0.0.0.0", 0), List.of()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("users and TLS");
  }

  @Test
  void saysThatAPortIsTaken() {
    assertThatThrownBy(() -> VigilServer.start(ServerConfig.loopback(server.port()), List.of()))
        .isInstanceOfSatisfying(ServerStartException.class, e -> assertThat(e.portInUse()).isTrue())
        .hasMessageContaining("--http-port");
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode body = Json.mapper().readTree(response.body());
    assertThat(body.path("type").asText()).isEqualTo("urn:vigil:" + code);
    return body;
  }
}
