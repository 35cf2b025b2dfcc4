package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  private URI address(Cli cli, CompletableFuture<Integer> status) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (System.nanoTime() < deadline && !status.isDone()) {
      Matcher address = ADDRESS.matcher(cli.err());
      if (address.find()) {
        return URI.create(address.group(1));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no dashboard: " + cli.err());
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
