package io.vigil.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vigil.server.feed.Position;
import io.vigil.server.history.Entry;
import io.vigil.server.history.Filed;
import io.vigil.server.history.FiledListener;
import io.vigil.server.history.History;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.view.Views;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells all connected clients what is filed. The id of a message is the place in the topics just
 * after it, so a client that comes back with its last id is told what was filed since, whichever
 * server it comes back to: out of the history, each thing in its last form. Thread-safe.
 */
public final class LiveHub implements FiledListener, AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final int MOST_MISSED = 5000;

  private final HistoryReader reader;
  private final Views views;
  private final int mostClients;
  private final Set<LiveClient> clients = new HashSet<>();
  private final LivePlaces places;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "vigil-live-heart");
            thread.setDaemon(true);
            return thread;
          });
  private boolean closed;

  /** A hub that tells what this history files from now on, to at most so many clients at once. */
  public LiveHub(History history, Views views, int mostClients) {
    this.reader = new HistoryReader(history);
    this.views = views;
    this.mostClients = mostClients;
    this.places = new LivePlaces(history.position());
    history.listen(this);
    ScheduledFuture<?> unused =
        heart.scheduleAtFixedRate(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many clients are connected. */
  public synchronized int clients() {
    return clients.size();
  }

  /**
   * Connects a client.
   *
   * @param last the id of what it had last; empty to begin now
   * @return completes when the connection is over
   * @throws Problem 503 if there are too many
   */
  CompletableFuture<Void> join(
      AsyncContext async, ServletOutputStream out, LiveFilter filter, Optional<LiveId> last) {
    LiveClient client = new LiveClient(async, out, filter, this::forget);
    synchronized (this) {
      if (closed || clients.size() >= mostClients) {
        throw new Problem(
            503,
            "too-many-live",
            "Too many live connections",
            "at most %d are served; close one, or ask less often".formatted(mostClients));
      }
      // While this holds the lock nothing is told, so what is missed ends where what comes begins.
      // What is missed has no ids: who is cut off in the midst of it asks for it again.
      client.backlog(text("retry: 2000\n"));
      last.ifPresent(
          id ->
              places.find(id).ifPresentOrElse(since -> missed(client, since), () -> reset(client)));
      client.backlog(text(id(filter) + "\n"));
      clients.add(client);
    }
    client.start();
    return client.over();
  }

  private void missed(LiveClient client, Position since) {
    LiveFilter filter = client.filter();
    Map<TopicPartition, Long> until = new HashMap<>(places.now().offsets());
    until.keySet().removeIf(partition -> !filter.reads(partition.topic()));
    List<Entry> entries =
        reader.filed(since, Position.of(until), filter.kinds(), filter.streams(), MOST_MISSED + 1);
    if (entries.size() > MOST_MISSED) {
      reset(client);
      return;
    }
    for (Entry entry : entries) {
      client.backlog(text(message(entry)));
    }
  }

  private static void reset(LiveClient client) {
    client.backlog(
        text(
            "event: reset\ndata: {\"reason\":\"too much was missed, or of another server: read the lists anew\"}\n\n"));
  }

  @Override
  public synchronized void filed(List<Filed> entries, Position after) {
    for (Filed filed : entries) {
      places.past(
          new TopicPartition(filed.incoming().topic(), filed.incoming().partition()),
          filed.incoming().offset());
      tell(filed.entry());
    }
    places.past(after);
  }

  private void tell(Entry entry) {
    if (!LiveFilter.KINDS.contains(entry.kind())) {
      return;
    }
    List<LiveClient> wanting =
        clients.stream()
            .filter(client -> client.filter().wants(entry.kind(), entry.stream()))
            .toList();
    if (wanting.isEmpty()) {
      return;
    }
    String message = message(entry);
    Map<Set<?>, byte[]> byKinds = new HashMap<>();
    for (LiveClient client : wanting) {
      client.send(
          byKinds.computeIfAbsent(
              client.filter().kinds(), kinds -> text(id(client.filter()) + message)));
    }
  }

  private String message(Entry entry) {
    try {
      return "event: "
          + entry.kind().text()
          + "\ndata: "
          + Json.mapper().writeValueAsString(views.of(entry))
          + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String id(LiveFilter filter) {
    return "id: " + places.id(filter) + "\n";
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An id alone: keeps the connection, and the place of one whose streams are quiet. */
  private synchronized void beat() {
    List.copyOf(clients).forEach(client -> client.send(text(id(client.filter()) + "\n")));
  }

  private synchronized void forget(LiveClient client) {
    clients.remove(client);
  }

  /** Ends all connections. */
  @Override
  public void close() {
    heart.shutdownNow();
    List<LiveClient> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(clients);
    }
    all.forEach(LiveClient::close);
  }
}
