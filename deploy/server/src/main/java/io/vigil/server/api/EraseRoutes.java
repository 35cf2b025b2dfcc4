package io.vigil.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.access.Caller;
import io.vigil.server.control.StreamControl;
import io.vigil.server.erase.Eraser;
import io.vigil.server.erase.Erasures;
import io.vigil.server.http.Json;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.http.StreamsSeen;
import io.vigil.server.view.AvroJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases streams, one at a time: {@code POST /api/v1/erasures} answers with the proof when it is
 * made; {@code GET /api/v1/erasures} lists what was erased.
 */
public final class EraseRoutes implements Routes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EraseRoutes.class);
  private static final String PATH = "/api/v1/erasures";

  private final Eraser eraser;
  private final Erasures erasures;
  private final StreamControl control;
  private final Semaphore one = new Semaphore(1);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread eraser = new Thread(task, "vigil-erase");
            eraser.setDaemon(true);
            return eraser;
          });

  /**
   * Routes on a Kafka.
   *
   * @param erasures kept up to date by the feed
   * @param control knows which streams this process ingests
   */
  public EraseRoutes(KafkaConnection kafka, Erasures erasures, StreamControl control, Clock clock) {
    this.eraser = new Eraser(kafka, clock);
    this.erasures = erasures;
    this.control = control;
  }

  /** What a caller sends. */
  private record Wish(
      @Nullable String stream, @Nullable String before, @Nullable Boolean allBefore) {}

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get(PATH, this::list, Role.ADMIN);
    routes.post(PATH, this::erase, Role.ADMIN);
  }

  private void list(Context context) {
    Parameters.of(context);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray("items");
    erasures.all().forEach(erasure -> items.add(json(erasure)));
    context.json(answer);
  }

  private void erase(Context context) throws IOException {
    Wish wish = Json.mapper().readValue(context.bodyAsBytes(), Wish.class);
    String stream = Optional.ofNullable(wish.stream()).orElse("");
    if (stream.isBlank()) {
      throw Parameters.bad("stream", stream, "the id of a stream");
    }
    StreamsSeen.note(context, stream);
    Optional<Instant> before =
        Optional.ofNullable(wish.before()).map(text -> Parameters.time("before", text));
    if (before.isEmpty() && control.controls(stream) && !control.paused(stream)) {
      throw Eraser.ingested(stream);
    }
    if (!one.tryAcquire()) {
      throw new Problem(
          429, "erasing", "Another stream is being erased", "one at a time: try again in a minute");
    }
    Eraser.Request request =
        new Eraser.Request(
            stream,
            before,
            Boolean.TRUE.equals(wish.allBefore()),
            Caller.of(context).map(Caller::name).orElse(""));
    context.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> {
                      if (before.isEmpty() && control.controls(stream)) {
                        // Else its state, paused, would be told again as soon as it is erased.
                        control.remove(stream);
                      }
                      return eraser.erase(request, step -> LOG.info("{}: {}", stream, step));
                    },
                    thread)
                .whenComplete((erasure, fault) -> one.release())
                .thenAccept(
                    erasure -> {
                      erasures.add(erasure);
                      context.json(json(erasure));
                    }));
  }

  private static ObjectNode json(Erasure erasure) {
    ObjectNode json = AvroJson.of(erasure);
    boolean proved = !erasure.getTopics().isEmpty();
    return json.put(
        "gone", proved && erasure.getTopics().stream().allMatch(topic -> topic.getLeft() == 0));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
