package io.vigil.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.operators.subscribe.SubscriptionEntry;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.Trial;
import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Fault;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.RuleParser;
import io.vigil.operators.subscribe.rule.SubscriptionJson;
import io.vigil.schemas.Match;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.http.Json;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.webhook.Delivery;
import io.vigil.server.webhook.MatchJson;
import io.vigil.server.webhook.WebhookService;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Subscriptions: read, written, removed, tried out, and what came of them. */
public final class SubscriptionRoutes implements Routes {

  private static final String BASE = "/api/v1/subscriptions";
  private static final int MOST = 500;
  private static final int USUAL = 100;
  private static final Set<String> ANSWERED =
      Set.of("state", "faults", "revision", "armedRevision", "topic");

  private final SubscriptionLog log;
  private final SubscriptionReplay replay;
  private final MatchLog matches;
  private final Known known;
  private final Optional<WebhookService> webhooks;
  private final SubscriptionWriter writer;

  /**
   * The routes.
   *
   * @param known what subscriptions are checked against, as the engine's
   * @param webhooks who posts, where this process does
   */
  public SubscriptionRoutes(
      SubscriptionLog log,
      SubscriptionReplay replay,
      MatchLog matches,
      Known known,
      Optional<WebhookService> webhooks) {
    this.log = log;
    this.replay = replay;
    this.matches = matches;
    this.known = known;
    this.webhooks = webhooks;
    this.writer = new SubscriptionWriter(log);
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get(BASE, this::list, Role.VIEWER);
    routes.post(BASE + "/preview", this::preview, Role.VIEWER);
    routes.get(BASE + "/{name}", this::one, Role.VIEWER);
    routes.put(BASE + "/{name}", this::put, Role.OPERATOR);
    routes.delete(BASE + "/{name}", this::delete, Role.OPERATOR);
    routes.get(BASE + "/{name}/matches", this::matches, Role.VIEWER);
    routes.get(BASE + "/{name}/deliveries", this::deliveries, Role.VIEWER);
  }

  private void list(Context context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("items");
    String after = Optional.ofNullable(context.queryParam("cursor")).orElse("");
    int limit = limit(context);
    for (SubscriptionEntry entry : log.read().values()) {
      if (entry.name().compareTo(after) > 0) {
        if (items.size() == limit) {
          answer.put("next", items.get(limit - 1).path("name").asText());
          break;
        }
        items.add(SubscriptionView.of(entry));
      }
    }
    context.json(answer);
  }

  private void one(Context context) {
    SubscriptionEntry entry = require(context.pathParam("name"));
    answer(context, entry);
  }

  private void put(Context context) throws JsonProcessingException {
    String name = context.pathParam("name");
    JsonNode body = Json.mapper().readTree(context.body());
    if (body instanceof ObjectNode object) {
      // What an answer says beside the form may come back with it.
      object.remove(ANSWERED);
      if (!object.has("name")) {
        object.put("name", name);
      }
    }
    Subscription subscription = good(SubscriptionJson.read(body));
    if (!subscription.getName().equals(name)) {
      throw refused(
          java.util.List.of(
              new Fault(
                  "name",
                  "it is '" + subscription.getName() + "', and the address says '" + name + "'",
                  "write the same, or leave it out")));
    }
    good(RuleParser.parse(subscription, known));
    SubscriptionWriter.Written written =
        writer.put(subscription, context.header("If-Match"), context.header("If-None-Match"));
    context.status(written.created() ? 201 : 200);
    answer(context, writer.awaitState(name, written.revision()));
  }

  private void delete(Context context) {
    String name = context.pathParam("name");
    require(name);
    writer.remove(name, context.header("If-Match"));
    context.status(204);
  }

  private void preview(Context context) throws JsonProcessingException {
    JsonNode body = Json.mapper().readTree(context.body());
    Times.Span span = Times.span(body);
    Rule rule = good(Trial.rule(good(SubscriptionJson.read(named(body))), known));
    SubscriptionReplay.Result result = replay.run(rule, span.from(), span.to(), MOST);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("matches");
    long hidden = result.matches().stream().filter(this::hides).count();
    result.matches().stream()
        .filter(match -> !hides(match))
        .forEach(match -> found.add(MatchJson.of(match)));
    context.json(
        answer
            .put("count", result.count() - hidden)
            .put("scanned", result.scanned())
            .put("unreadable", result.unreadable())
            .put("seconds", result.took().toNanos() / 1e9)
            .put("eventsPerSecond", result.rate()));
  }

  private boolean hides(Match match) {
    return matches.hides(match, match.getEnd());
  }

  /** A trial needs no name. */
  private static JsonNode named(JsonNode body) {
    JsonNode subscription = body.path("subscription");
    if (subscription instanceof ObjectNode object) {
      object.remove(ANSWERED);
      if (!object.hasNonNull("name") || object.path("name").asText().isEmpty()) {
        object.put("name", "preview");
      }
    }
    return subscription;
  }

  private void matches(Context context) {
    String name = context.pathParam("name");
    require(name);
    MatchLog.Page page = matches.before(Topics.matches(name), cursor(context), limit(context));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("items");
    for (Match match : page.items()) {
      items.add(MatchJson.of(match));
    }
    page.next().ifPresent(next -> answer.put("next", Long.toString(next)));
    context.json(answer);
  }

  private void deliveries(Context context) {
    String name = context.pathParam("name");
    require(name);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("items");
    webhooks.map(service -> service.deliveries(name)).orElse(java.util.List.of()).stream()
        .limit(limit(context))
        .forEach(delivery -> items.add(json(delivery)));
    context.json(answer);
  }

  private static ObjectNode json(Delivery delivery) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("match", delivery.match())
            .put("state", delivery.state().name())
            .put("attempts", delivery.attempts())
            .put("updated", Json.text(delivery.updated()));
    if (!delivery.error().isEmpty()) {
      node.put("error", delivery.error());
    }
    delivery.next().ifPresent(next -> node.put("next", Json.text(next)));
    return node;
  }

  private static void answer(Context context, SubscriptionEntry entry) {
    context.header("ETag", SubscriptionWriter.tag(entry.revision()));
    context.json(SubscriptionView.of(entry));
  }

  private SubscriptionEntry require(String name) {
    SubscriptionEntry entry = log.read().get(name);
    if (entry == null) {
      throw new Problem(
          404,
          "unknown-subscription",
          "There is no such subscription",
          "'" + name + "' is not one; GET " + BASE + " lists them");
    }
    return entry;
  }

  private static <T> T good(Checked<T> checked) {
    if (checked instanceof Checked.Good<T> good) {
      return good.value();
    }
    throw refused(checked.faults());
  }

  private static Problem refused(java.util.List<Fault> faults) {
    return new Problem(
        422,
        "bad-subscription",
        "The subscription cannot be armed",
        String.join(". ", faults.stream().map(Fault::line).toList()),
        Map.of("faults", faults));
  }

  private static int limit(Context context) {
    String text = context.queryParam("limit");
    try {
      int limit = text == null ? USUAL : Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw badQuery("limit", text, e);
    }
    throw badQuery("limit", String.valueOf(text), null);
  }

  private static OptionalLong cursor(Context context) {
    String text = context.queryParam("cursor");
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw badQuery("cursor", text, e);
    }
  }

  private static Problem badQuery(
      String parameter, String text, @org.jspecify.annotations.Nullable Exception cause) {
    Problem problem =
        new Problem(
            400,
            "bad-parameter",
            "A parameter cannot be read",
            parameter
                + " is '"
                + text
                + "': "
                + (parameter.equals("limit")
                    ? "give 1 to " + MOST
                    : "take it from an earlier answer's next"));
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
