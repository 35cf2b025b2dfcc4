package io.vigil.server.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.erase.Erasures;
import io.vigil.server.http.Json;
import io.vigil.server.http.Parameters;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.view.Views;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.KafkaException;

/** The topics: how they stand, their schemas, and the newest records. */
public final class TopicRoutes implements Routes {
  private final KafkaConnection kafka;
  private final ClusterReader cluster;
  private final TopicTail tail;

  /** A topic for the API. */
  record TopicView(
      String name,
      JsonNode schema,
      int partitions,
      long records,
      long bytes,
      long retention,
      Map<String, String> snippets) {}

  public TopicRoutes(KafkaConnection kafka, ClusterReader cluster, Erasures erasures) {
    this.kafka = kafka;
    this.cluster = cluster;
    this.tail = new TopicTail(kafka, erasures);
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/topics", this::list, Role.VIEWER);
    routes.get("/api/v1/topics/{name}/tail", this::tail, Role.VIEWER);
  }

  private void list(Context context) {
    List<TopicView> topics = cluster.topics().stream().map(this::view).toList();
    context.json(Views.list(topics, null));
  }

  private TopicView view(TopicFacts facts) {
    Topic<?> topic = Topics.byName(facts.name()).orElseThrow();
    return new TopicView(
        facts.name(),
        schema(topic),
        facts.partitions(),
        facts.records(),
        facts.bytes(),
        facts.retentionMillis(),
        Snippets.of(topic, kafka));
  }

  private static JsonNode schema(Topic<?> topic) {
    try {
      return Json.mapper().readTree(SpecificData.get().getSchema(topic.type()).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tail(Context context) {
    Parameters parameters = Parameters.of(context, "limit");
    String name = context.pathParam("name");
    // Of Vigil's own topics alone: others on the cluster are none of the callers' business.
    Topic<?> topic =
        Topics.byName(name)
            .filter(t -> cluster.topics().stream().anyMatch(f -> f.name().equals(t.name())))
            .orElseThrow(
                () ->
                    new Problem(
                        404,
                        "unknown-topic",
                        "There is no such topic",
                        "the topics that there are, are at /api/v1/topics"));
    try {
      context.json(Views.list(tail.read(topic, parameters.limit()), null));
    } catch (KafkaException e) {
      throw new Problem(
          503, "kafka-away", "Kafka does not answer", "try again when Kafka can be reached");
    }
  }
}
