package io.vigil.server.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.server.Http;
import io.vigil.server.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the live route, as a browser is one. */
final class SseReader implements AutoCloseable {
  /** A message; its id is that of the last one that had an id, as the specification says. */
  record Message(String id, String event, JsonNode data) {}

  private static final long PATIENCE_SECONDS = 90;

  private final InputStream body;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile String lastId = "";

  SseReader(Http http, String query, String lastEventId) throws Exception {
    HttpRequest.Builder request = http.request("/api/v1/live" + query);
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new AssertionError(
          response.statusCode()
              + " "
              + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    body = response.body();
    Thread thread = new Thread(this::read, "sse-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    String event = "";
    StringBuilder data = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty()) {
          if (!data.isEmpty()) {
            messages.add(new Message(lastId, event, Json.mapper().readTree(data.toString())));
          }
          event = "";
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // The connection is over, as a test may well want it.
      return;
    }
  }

  String lastId() {
    return lastId;
  }

  /** The next messages, so many. */
  List<Message> take(int count) throws InterruptedException {
    List<Message> taken = new ArrayList<>();
    while (taken.size() < count) {
      Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("only " + taken + " came");
      }
      taken.add(message);
    }
    return taken;
  }

  /** Whether nothing more lies here. */
  boolean isEmpty() {
    return messages.isEmpty();
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
