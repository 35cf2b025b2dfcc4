package io.vigil.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.server.Http;
import io.vigil.server.http.Json;
import io.vigil.server.webhook.AddressPolicy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscriptionRoutesTest {

  private static final String BASE = "/api/v1/subscriptions/";

  private SubscriptionSystem system;
  private Http http;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    system = new SubscriptionSystem(directory, AddressPolicy.publicOnly());
    http = system.http();
  }

  @AfterAll
  void stop() {
    system.close();
  }

  private HttpResponse<String> put(String name, String json, String... headers) throws Exception {
    HttpRequest.Builder request =
        http.request(BASE + name)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request);
  }

  @Test
  void isWrittenReadChangedOnlyAsItWasSeenAndRemoved() throws Exception {
    HttpResponse<String> created = put("first", "{'eventTypes': ['a.b'], 'coolDownSeconds': 2}");
    assertThat(created.statusCode()).isEqualTo(201);
    String tag = created.headers().firstValue("ETag").orElse("");
    HttpResponse<String> read = http.get(BASE + "first");
    assertThat(read.headers().firstValue("ETag")).contains(tag);
    JsonNode first = Json.mapper().readTree(read.body());
    assertThat(first.path("coolDownSeconds").asInt()).isEqualTo(2);
    assertThat(first.path("state").asText()).isIn("ARMED", "PENDING");
    assertThat(first.path("topic").asText()).isEqualTo("vigil.matches.first");
    assertThat(http.json("/api/v1/subscriptions").path("items"))
        .anySatisfy(item -> assertThat(item.path("name").asText()).isEqualTo("first"));

    // What was read may be sent back, with what is to be changed.
    HttpResponse<String> changed = put("first", read.body(), "If-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(put("first", read.body(), "If-Match", tag).statusCode()).isEqualTo(412);
    assertThat(put("first", read.body(), "If-None-Match", "*").statusCode()).isEqualTo(412);
    assertThat(
            http.send(http.request(BASE + "first").header("If-Match", tag).DELETE()).statusCode())
        .isEqualTo(412);

    assertThat(http.send("DELETE", BASE + "first", "").statusCode()).isEqualTo(204);
    assertThat(http.get(BASE + "first").statusCode()).isEqualTo(404);
    assertThat(http.send("DELETE", BASE + "first", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aZoneIsKeptAndABadOneIsRefusedWithItsMend() throws Exception {
    String zones = "{'eventTypes': ['a.b'], 'zones': ['%s']}";
    assertThat(put("zoned", zones.formatted("0,0 0.5,0 0.5,1")).statusCode()).isEqualTo(201);
    assertThat(http.json(BASE + "zoned").path("zones").get(0).asText())
        .isEqualTo("0,0 0.5,0 0.5,1");
    HttpResponse<String> refused = put("zoned", zones.formatted("0,0 0.5,0 0.5,7"));
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode fault = Json.mapper().readTree(refused.body()).path("faults").get(0);
    assertThat(fault.path("field").asText()).isEqualTo("zones[0]");
    assertThat(fault.path("fault").asText()).contains("0.5,7");
    assertThat(fault.path("mend").asText()).contains("x,y from 0 to 1");
    assertThat(http.send("DELETE", BASE + "zoned", "").statusCode()).isEqualTo(204);
  }

  @Test
  void everyFaultIsAnsweredAtOnceAndNothingIsWritten() throws Exception {
    HttpResponse<String> refused =
        put(
            "bad",
            "{'eventTypes': ['x y'], 'timeZone': 'Nowhere', 'absenceSeconds': 5,"
                + " 'lastsSeconds': 5, 'sentence': 'someone', 'webhook': 'file:///etc/passwd'}");
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode problem = Json.mapper().readTree(refused.body());
    assertThat(problem.path("faults").findValuesAsText("field"))
        .contains("eventTypes[0]", "timeZone", "lastsSeconds", "sentence", "webhook");
    assertThat(problem.path("faults"))
        .allSatisfy(fault -> assertThat(fault.path("mend").asText()).isNotBlank());
    assertThat(http.get(BASE + "bad").statusCode()).isEqualTo(404);

    assertThat(put("bad", "{'nam': 'x'}").statusCode()).isEqualTo(422);
    assertThat(put("bad", "{'name': 'other'}").statusCode()).isEqualTo(422);
    assertThat(put("bad", "{").statusCode()).isEqualTo(400);
    assertThat(put("Bad.Name", "{}").statusCode()).isEqualTo(422);
  }

  @Test
  void matchesAreReadNewestFirstInPagesAndATrialFindsThem() throws Exception {
    system.arm("paged", "{'eventTypes': ['page.turns']}");
    for (int i = 0; i < 5; i++) {
      system.event("book", "page.turns", 10 * i);
    }
    system.await("paged", "matches", 5);

    JsonNode page = http.json(BASE + "paged/matches?limit=2");
    assertThat(page.path("items").findValuesAsText("trigger"))
        .containsExactly("2026-03-02T12:00:40.000000Z", "2026-03-02T12:00:30.000000Z");
    JsonNode older = http.json(BASE + "paged/matches?limit=2&cursor=" + page.path("next").asText());
    assertThat(older.path("items").findValuesAsText("trigger"))
        .containsExactly("2026-03-02T12:00:20.000000Z", "2026-03-02T12:00:10.000000Z");
    assertThat(http.get(BASE + "paged/matches?limit=501").statusCode()).isEqualTo(400);
    assertThat(http.get(BASE + "nobody/matches").statusCode()).isEqualTo(404);

    String trial =
        """
        {"subscription": {"eventTypes": ["page.turns"], "coolDownSeconds": 15},
         "from": "2020-01-01T00:00:00Z"}
        """;
    HttpResponse<String> found = http.send("POST", BASE + "preview", trial);
    assertThat(found.statusCode()).isEqualTo(200);
    JsonNode answer = Json.mapper().readTree(found.body());
    assertThat(answer.path("count").asInt()).isEqualTo(3);
    assertThat(answer.path("matches").findValuesAsText("text")).containsOnly("page.turns on book");
    assertThat(answer.path("scanned").asLong()).isGreaterThanOrEqualTo(5);
    assertThat(answer.path("eventsPerSecond").asDouble()).isPositive();
    assertThat(http.send("POST", BASE + "preview", "{}").statusCode()).isEqualTo(400);
    assertThat(
            http.send("POST", BASE + "preview", "{\"from\": \"2020-01-01T00:00:00Z\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void aReceiverInsideIsNotPostedToUnlessItIsAllowed() throws Exception {
    system.arm("inside", "{'eventTypes': ['in.side'], 'webhook': 'http://localhost:9/hook'}");
    system.event("s", "in.side", 1);
    JsonNode delivery = system.await("inside", "deliveries", 1).get(0);
    io.vigil.schemas.testing.Await.until(
        "the delivery to be given up",
        () -> system.await("inside", "deliveries", 1).get(0).path("state").asText().equals("DEAD"),
        () -> delivery);
    assertThat(system.await("inside", "deliveries", 1).get(0).path("error").asText())
        .contains("localhost is not on the public internet", "webhooks.allow");
  }
}
