package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.schemas.testing.Await;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as the commands start it. */
final class ServerTest {
  private static final Pattern ADDRESS = Pattern.compile("Dashboard: (http://\\S+)");
  private static final long MINUTES = 6;

  @TempDir private Path folder = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theSimulatedCamerasCaptionArrivesLiveAndItsStreamIsPausedResumedAndJoinedByAnother()
      throws Exception {
    Cli cli = new Cli();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(
            () ->
                cli.run(
                    "demo",
                    "--http-port",
                    "0",
                    "--set",
                    "embedded.start-timeout=5m",
                    "--set",
                    "embedded.data-dir=" + folder));
    URI base = address(cli, status);
    JsonNode caption = firstLive(base, "caption");
    assertThat(caption.path("stream").asText()).isEqualTo("demo");
    assertThat(caption.path("text").asText()).isNotBlank();
    assertThat(
            json(base, "/api/v1/captions/" + caption.path("id").asText()).path("stream").asText())
        .isEqualTo("demo");
    assertThat(json(base, "/api/v1/pipeline").at("/job/state").asText()).isEqualTo("RUNNING");

    assertThat(post(base, "/api/v1/streams/demo/pause", "")).isEqualTo(204);
    assertThat(json(base, "/api/v1/streams/demo").path("state").asText()).isEqualTo("PAUSED");
    assertThat(post(base, "/api/v1/streams/demo/resume", "")).isEqualTo(204);
    assertThat(post(base, "/api/v1/streams/demo/resume", "")).isEqualTo(409);
    assertThat(post(base, "/api/v1/streams", "{\"id\":\"two\",\"source\":\"demo:?seed=3\"}"))
        .isEqualTo(201);
    assertThat(
            post(
                base,
                "/api/v1/streams",
                "{\"id\":\"ward\",\"source\":\"demo:?seed=4\",\"eventsOnly\":true}"))
        .isEqualTo(201);
    // Its loudness comes with its tokens alone.
    JsonNode level = firstLive(base, "level&streams=ward");
    assertThat(level.path("stream").asText()).isEqualTo("ward");
    assertThat(json(base, "/api/v1/streams/ward").path("eventsOnly").asBoolean()).isTrue();
    HttpResponse<String> picture =
        client.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/streams/ward/picture")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(picture.statusCode()).isEqualTo(404);
    assertThat(picture.body()).contains("events-only");
    assertThat(post(base, "/api/v1/streams", "{\"id\":\"two\",\"source\":\"demo:\"}"))
        .isEqualTo(409);
    assertThat(post(base, "/api/v1/streams", "{\"id\":\"x\",\"source\":\"rtsp://bad host/\"}"))
        .isEqualTo(400);

    cli.interrupt();
    assertThat(status.get(MINUTES, TimeUnit.MINUTES)).as(cli.err()).isEqualTo(130);
    assertThat(cli.err()).doesNotContain("Exception");
  }

  @Test
  void aPortThatIsTakenIsSaidBeforeAnythingIsStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Cli cli = new Cli();
      int status = cli.run("demo", "--http-port", Integer.toString(taken.getLocalPort()));
      assertThat(status).isNotZero();
      assertThat(cli.err()).contains("is in use", "--no-server").doesNotContain("Starting");
    }
  }

  @Test
  void servingNeedsAKafka() {
    Cli cli = new Cli();
    assertThat(cli.run("serve")).isEqualTo(4);
    assertThat(cli.err()).contains("no Kafka is named", "--bootstrap");
  }

  private static URI address(Cli cli, CompletableFuture<Integer> status) throws Exception {
    Await.until(
        "the dashboard's address",
        Duration.ofMinutes(MINUTES),
        () -> status.isDone() || ADDRESS.matcher(cli.err()).find());
    Matcher address = ADDRESS.matcher(cli.err());
    assertThat(address.find()).as(cli.err()).isTrue();
    return URI.create(address.group(1));
  }

  private JsonNode firstLive(URI base, String kind) throws Exception {
    HttpResponse<InputStream> live =
        client.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/live?kinds=" + kind)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(live.statusCode()).isEqualTo(200);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          return new ObjectMapper().readTree(line.substring(6));
        }
      }
    }
    throw new AssertionError("the live stream ended without a " + kind);
  }

  private JsonNode json(URI base, String path) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(base.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private int post(URI base, String path, String body) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(base.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
