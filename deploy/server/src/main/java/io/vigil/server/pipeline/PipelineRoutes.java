package io.vigil.server.pipeline;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.control.JobInfo;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import io.vigil.server.history.Selection;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.topics.ClusterReader;
import io.vigil.server.topics.TopicFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the whole stands, on one page. */
public final class PipelineRoutes implements Routes {
  private static final double MUCH_LAG_SECONDS = 5;
  private static final int MOST_STREAMS = 4096;

  private final ClusterReader cluster;
  private final HistoryReader history;
  private final LatencyBoard latency;
  private final JobInfo job;
  private final BundleManifest manifest;
  private final Clock clock;
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, Double> rates = new HashMap<>();
  private long measured = System.nanoTime();

  /** A topic for the page. */
  record TopicView(String name, long records, long bytes, double rate, @Nullable Long lag) {}

  public PipelineRoutes(
      ClusterReader cluster,
      HistoryReader history,
      LatencyBoard latency,
      JobInfo job,
      BundleManifest manifest,
      Clock clock) {
    this.cluster = cluster;
    this.history = history;
    this.latency = latency;
    this.job = job;
    this.manifest = manifest;
    this.clock = clock;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/pipeline", this::pipeline, Role.VIEWER);
  }

  private void pipeline(Context context) {
    List<TopicFacts> facts = cluster.topics();
    measure(facts);
    List<TopicView> topics = facts.stream().map(this::view).toList();
    OptionalDouble lag = watermarkLag();
    Optional<JobInfo.Now> now = job.now();
    List<LatencyBoard.Step> steps = latency.steps();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("ingest", ingest());
    page.put("topics", topics);
    page.put("job", job(now, lag));
    page.put("model", Map.of("name", manifest.name(), "version", manifest.version()));
    page.put("latency", steps);
    page.put("bottleneck", bottleneck(now, lag, steps));
    context.json(page);
  }

  private Map<String, Object> ingest() {
    long online =
        states().stream().filter(status -> status.getState() == StreamState.ONLINE).count();
    return Map.of(
        "streams",
        online,
        "framesPerSecond",
        latency.picturesPerSecond(clock.instant()),
        "gaps",
        history.count(Kind.GAP, Selection.ALL));
  }

  private List<StreamStatus> states() {
    return history.during(Kind.STREAM, Selection.ALL, MOST_STREAMS).stream()
        .map(entry -> entry.record(StreamStatus.class))
        .toList();
  }

  /**
   * How far the newest moment of a stream is behind its newest media, of the stream most behind.
   */
  private OptionalDouble watermarkLag() {
    return states().stream()
        .filter(s -> s.getState() == StreamState.ONLINE && s.getLastMediaTime() != null)
        .flatMapToDouble(s -> behind(s).stream())
        .max();
  }

  private OptionalDouble behind(StreamStatus status) {
    List<Entry> newest =
        history
            .list(
                Kind.MOMENT,
                Selection.ALL.ofStreams(Set.of(status.getStream())),
                1,
                Optional.empty())
            .entries();
    return newest.isEmpty() || status.getLastMediaTime() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.max(
                0,
                Duration.between(newest.get(0).end(), status.getLastMediaTime()).toMillis() / 1e3));
  }

  private static Map<String, @Nullable Object> job(Optional<JobInfo.Now> now, OptionalDouble lag) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("state", now.map(JobInfo.Now::state).orElse("ELSEWHERE"));
    view.put("watermarkLag", lag.isPresent() ? lag.getAsDouble() : null);
    view.put(
        "checkpointAge",
        now.flatMap(JobInfo.Now::checkpointAge).map(age -> age.toMillis() / 1e3).orElse(null));
    view.put("batchSize", now.map(JobInfo.Now::batchSize).orElse(null));
    return view;
  }

  private static String bottleneck(
      Optional<JobInfo.Now> now, OptionalDouble lag, List<LatencyBoard.Step> steps) {
    if (now.isPresent() && !now.get().state().equals("RUNNING")) {
      return "the job is " + now.get().state().toLowerCase(java.util.Locale.ROOT);
    }
    if (lag.isPresent() && lag.getAsDouble() > MUCH_LAG_SECONDS) {
      return "the job is %.0f s behind the media: fewer streams, or more cores"
          .formatted(lag.getAsDouble());
    }
    return steps.stream()
        .max(Comparator.comparingDouble(LatencyBoard.Step::p95))
        .map(
            step -> "most of the time goes from %s (p95 %.2f s)".formatted(step.step(), step.p95()))
        .orElse("nothing has been measured yet");
  }

  private synchronized void measure(List<TopicFacts> facts) {
    double seconds = (System.nanoTime() - measured) / 1e9;
    if (seconds < 1 && !written.isEmpty()) {
      return;
    }
    measured = System.nanoTime();
    for (TopicFacts topic : facts) {
      Long before = written.put(topic.name(), topic.written());
      rates.put(topic.name(), before == null ? 0.0 : (topic.written() - before) / seconds);
    }
  }

  private synchronized TopicView view(TopicFacts topic) {
    return new TopicView(
        topic.name(),
        topic.records(),
        topic.bytes(),
        rates.getOrDefault(topic.name(), 0.0),
        topic.lag().orElse(null));
  }
}
