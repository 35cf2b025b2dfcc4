package io.vigil.server;

import io.vigil.server.api.CaptionRoutes;
import io.vigil.server.api.DocumentRoutes;
import io.vigil.server.api.EraseRoutes;
import io.vigil.server.api.EventRoutes;
import io.vigil.server.api.HealthRoutes;
import io.vigil.server.api.ModelRoutes;
import io.vigil.server.api.SearchRoutes;
import io.vigil.server.api.StreamRoutes;
import io.vigil.server.api.VttRoutes;
import io.vigil.server.evidence.EvidenceParts;
import io.vigil.server.evidence.HistoryLookup;
import io.vigil.server.feed.TopicFeed;
import io.vigil.server.history.History;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.http.Access;
import io.vigil.server.http.Routes;
import io.vigil.server.live.LiveHub;
import io.vigil.server.live.LiveRoutes;
import io.vigil.server.media.PictureBoard;
import io.vigil.server.media.PictureReader;
import io.vigil.server.pipeline.LatencyBoard;
import io.vigil.server.pipeline.PipelineRoutes;
import io.vigil.server.search.BundleEmbedder;
import io.vigil.server.topics.ClusterReader;
import io.vigil.server.topics.TopicRoutes;
import io.vigil.server.view.Views;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server: the feed of the topics, the history, the live streams and the routes on them.
 * Here all groups of routes are listed. Closing stops all that was started, in the reverse order.
 *
 * <pre>{@code
 * try (ServerParts server =
 *     ServerParts.start(needs, ServerConfig.loopback(8080), Access.open(), List.of())) {
 *   System.out.println("Dashboard: " + server.address());
 * }
 * }</pre>
 */
public final class ServerParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerParts.class);

  /** More live clients than connections cannot be; a quarter is left for everything else. */
  private static final double LIVE_SHARE = 0.75;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final VigilServer server;
  private final HistoryReader reader;
  private final TopicFeed feed;
  private final LiveHub hub;

  private ServerParts(ServerNeeds needs, ServerConfig config, Access access, List<Routes> more) {
    try {
      ClusterReader cluster = open(new ClusterReader(needs.kafka(), needs.jobGroup()));
      History history =
          open(
              History.open(
                  needs.history(),
                  cluster.cluster(),
                  needs.retention(),
                  needs.clock(),
                  needs.erasures()));
      reader = new HistoryReader(history);
      Views views = new Views(needs.control());
      PictureBoard board = new PictureBoard(needs.erasures());
      LatencyBoard latency = new LatencyBoard();
      feed =
          open(
              new TopicFeed(
                  needs.kafka(),
                  history.position(),
                  List.of(needs.erasures(), history, board, latency)));
      hub = open(new LiveHub(history, views, (int) Math.ceil(config.connections() * LIVE_SHARE)));
      List<Routes> routes = new ArrayList<>();
      routes.add(new HealthRoutes(feed::fault));
      routes.add(new DocumentRoutes());
      routes.add(
          new StreamRoutes(
              reader, views, needs.control(), board, new PictureReader(needs.kafka())));
      routes.add(new CaptionRoutes(reader, views));
      routes.add(new EventRoutes(reader, views));
      routes.add(new VttRoutes(reader));
      routes.add(new SearchRoutes(reader, new BundleEmbedder(needs.manifest(), needs.inference())));
      routes.add(new LiveRoutes(hub));
      routes.add(new TopicRoutes(needs.kafka(), cluster, needs.erasures()));
      routes.add(
          new PipelineRoutes(
              cluster, reader, latency, needs.job(), needs.manifest(), needs.clock()));
      routes.add(new ModelRoutes(needs.manifest(), needs.card()));
      routes.add(
          open(new EraseRoutes(needs.kafka(), needs.erasures(), needs.control(), needs.clock())));
      EvidenceParts evidence =
          open(
              new EvidenceParts(
                  needs.kafka(),
                  needs.inference(),
                  new HistoryLookup(reader),
                  needs.erasures(),
                  needs.history().resolveSibling("reviews"),
                  needs.clock()));
      routes.addAll(evidence.routes());
      routes.addAll(more);
      server = open(VigilServer.start(config, routes, access));
      // The hub goes first of all: a server that stops waits for its connections.
      open(hub);
      feed.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything; returns when requests are served.
   *
   * @param more further groups of routes
   * @throws ServerStartException if it cannot listen
   * @throws io.vigil.server.history.HistoryException if the history cannot be opened
   * @throws io.vigil.server.http.Problem if Kafka does not answer
   */
  public static ServerParts start(
      ServerNeeds needs, ServerConfig config, Access access, List<Routes> more) {
    return new ServerParts(needs, config, access, more);
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  /** Where it is. */
  public URI address() {
    return server.address();
  }

  /** What was said so far. */
  public HistoryReader history() {
    return reader;
  }

  /** All routes there are, such as {@code GET /api/v1/events}. */
  public List<String> routes() {
    return server.routes();
  }

  /** How many live clients are connected. */
  public int live() {
    return hub.clients();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("A part of the server did not close: {}", e.toString());
      }
    }
  }
}
