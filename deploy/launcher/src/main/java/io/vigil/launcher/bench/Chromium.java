package io.vigil.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own Chromium without a window, spoken to by its DevTools protocol. Closing ends it.
 */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--no-proxy-server",
          "--window-size=1440,900",
          "--remote-debugging-port=0");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked;

  private Chromium(
      Process process, WebSocket socket, Map<Integer, CompletableFuture<JsonNode>> asked) {
    this.process = process;
    this.socket = socket;
    this.asked = asked;
  }

  /** Where it is installed, if it is. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> PROGRAMS.stream().map(program -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it with a new profile.
   *
   * @throws Failure if it does not start
   */
  static Chromium open(Path program, Path profile) {
    Process started = null;
    try {
      Files.createDirectories(profile);
      started =
          new ProcessBuilder(
                  Stream.of(
                          Stream.of(program.toString(), "--user-data-dir=" + profile),
                          FLAGS.stream(),
                          Stream.of("about:blank"))
                      .flatMap(words -> words)
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      HttpClient http = HttpClient.newHttpClient();
      Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(page(http, port(profile, started)), new Answers(asked))
              .join();
      return new Chromium(started, socket, asked);
    } catch (IOException | CompletionException e) {
      if (started != null) {
        end(started);
      }
      throw failed("does not start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    }
  }

  private static int port(Path profile, Process process) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      if (Files.exists(file) && !Files.readAllLines(file).isEmpty()) {
        return Integer.parseInt(Files.readAllLines(file).get(0));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    end(process);
    throw failed("ended, or did not answer, within " + PATIENCE.toSeconds() + " s");
  }

  private static URI page(HttpClient http, int port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    for (JsonNode target :
        JSON.readTree(
            http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body())) {
      if (target.path("type").asText().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    throw failed("has no page");
  }

  /** Does what DevTools call a method; its result. Blocking. */
  JsonNode call(String method, Map<String, ?> parameters) {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
    request.set("params", JSON.valueToTree(parameters));
    socket.sendText(request.toString(), true).join();
    JsonNode node =
        answer
            .completeOnTimeout(JSON.createObjectNode(), PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    if (!node.has("result")) {
      throw failed("does not do " + method + ": " + node.path("error").path("message").asText());
    }
    return node.path("result");
  }

  /** The value of an expression in the page; of a promise, what it comes to. */
  JsonNode evaluate(String expression) {
    return call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true))
        .path("result")
        .path("value");
  }

  /** Processor time that its processes of the pages have taken, seconds. */
  double pagesCpuSeconds() {
    return cpuSeconds(handle -> commandLine(handle).contains("--type=renderer"));
  }

  /** Processor time that all its processes have taken, seconds. */
  double cpuSeconds() {
    return cpuSeconds(handle -> true);
  }

  private double cpuSeconds(Predicate<ProcessHandle> which) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(which)
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toNanos() / 1e9)
        .sum();
  }

  private static String commandLine(ProcessHandle handle) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(handle.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static Failure failed(String what) {
    return new Failure(
        ExitCode.FAILURE,
        "bench.browser",
        "Chromium " + what,
        "try it by hand: chromium --headless");
  }

  private static void end(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    socket.abort();
    end(process);
  }

  /** Gives each answer to who asked. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> asked;
    private final StringBuilder text = new StringBuilder();

    Answers(Map<Integer, CompletableFuture<JsonNode>> asked) {
      this.asked = asked;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(String message) {
      try {
        JsonNode node = JSON.readTree(message);
        CompletableFuture<JsonNode> answer = asked.remove(node.path("id").asInt());
        if (answer != null) {
          answer.complete(node);
        }
      } catch (IOException e) {
        throw failed("says what is no JSON");
      }
    }
  }
}
