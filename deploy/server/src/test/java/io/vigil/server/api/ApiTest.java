package io.vigil.server.api;

import static io.vigil.server.testing.Records.at;
import static io.vigil.server.testing.Records.caption;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.gap;
import static io.vigil.server.testing.Records.moment;
import static io.vigil.server.testing.Records.picture;
import static io.vigil.server.testing.Records.sound;
import static io.vigil.server.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.history.Kind;
import io.vigil.server.http.Json;
import io.vigil.server.testing.TestProducer;
import io.vigil.server.testing.TestSystem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The API over real topics, as a user's program meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiTest {
  private static final String XSS = "<img src=x onerror=alert(1)>\"'&</script>";
  private static final int CAPTIONS = 12;
  @TempDir static Path directory;

  private TestBroker broker;
  private TestSystem system;
  private Http http;

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    try (TestProducer producer = new TestProducer(broker.connection())) {
      byte[] jpeg = image(3);
      for (int i = 0; i < CAPTIONS; i++) {
        producer.send(
            Topics.CAPTIONS, caption("door", 10 * i, i == 3 ? XSS : "a dog barks " + i, 1));
        producer.send(
            Topics.EVENTS, event("door", "sound.bark", 10 * i, 10 * i + 2, EventPhase.ENDED, 0.9));
        producer.send(Topics.MOMENTS, wide(i));
        producer.send(Topics.FRAMES, picture("door", i, i, i == 0 ? jpeg : image(i)));
        producer.send(Topics.AUDIO, sound("door", i, i, 1000));
      }
      producer.send(Topics.FRAMES, gap("door", 20, 30, 35, 0));
      producer.send(Topics.STREAMS, status("door", StreamState.ONLINE, 120, ""));
      producer.send(Topics.STREAMS, status("yard", StreamState.FAILED, 1, XSS));
      producer.flush();
    }
    system = new TestSystem(broker.connection(), directory.resolve("history"));
    http = system.http();
    system.await(Kind.CAPTION, CAPTIONS);
    system.await(Kind.MOMENT, CAPTIONS);
    system.await(Kind.FRAME, CAPTIONS);
    system.await(Kind.STREAM, 2);
    system.await(Kind.LEVEL, CAPTIONS);
    system.await(Kind.EVENT, CAPTIONS);
  }

  @AfterAll
  void stop() {
    system.close();
    broker.close();
  }

  /** A moment of the bundle's own width: the first says what the sentence of a test says. */
  private static Moment wide(int i) {
    BundleManifest manifest = TestSystem.manifest();
    float[] vector = new float[manifest.embeddingWidth()];
    vector[i] = 1;
    return Moment.newBuilder(moment("door", 10 * i, vector))
        .setModel(manifest.name() + " " + manifest.version())
        .build();
  }

  private static byte[] image(int shade) throws Exception {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    image.setRGB(shade, shade, 0xffffff);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpg", bytes)).isTrue();
    return bytes.toByteArray();
  }

  @Test
  void listsStreamsWithTheirLastState() throws Exception {
    JsonNode items = http.json("/api/v1/streams").path("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).path("state").asText()).isEqualTo("ONLINE");
    assertThat(items.get(0).path("lastMedia").asText()).isEqualTo("2026-01-31T08:02:00.000000Z");
    assertThat(items.get(0).path("pausable").asBoolean()).isFalse();
    assertThat(items.get(1).path("reason").asText()).isEqualTo(XSS);
    assertThat(http.json("/api/v1/streams/yard").path("state").asText()).isEqualTo("FAILED");
    problem(http.get("/api/v1/streams/none"), 404, "unknown-stream");
  }

  @Test
  void pagesThroughCaptionsToTheEnd() throws Exception {
    List<String> texts = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = http.json("/api/v1/captions?limit=5" + cursor);
      page.path("items").forEach(c -> texts.add(c.path("text").asText()));
      cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(texts).hasSize(CAPTIONS).startsWith("a dog barks 11").contains(XSS);
    problem(http.get("/api/v1/captions?cursor=%3B%3B"), 400, "bad-parameter");
    problem(http.get("/api/v1/captions?limit=501"), 400, "bad-parameter");
    problem(http.get("/api/v1/captions?from=yesterday"), 400, "bad-parameter");
    problem(http.get("/api/v1/captions?steam=door"), 400, "unknown-parameter");
  }

  @Test
  void findsCaptionsAndEventsByWhatTheyAre() throws Exception {
    assertThat(http.json("/api/v1/captions?text=barking+dogs").path("items")).hasSize(11);
    JsonNode one =
        http.json("/api/v1/captions?from=2026-01-31T08:00:05Z&to=2026-01-31T08:00:15Z")
            .path("items");
    assertThat(one).hasSize(1);
    assertThat(one.get(0).path("final").asBoolean()).isTrue();
    assertThat(http.json("/api/v1/captions/" + one.get(0).path("id").asText()))
        .isEqualTo(one.get(0));
    assertThat(http.json("/api/v1/events?type=sound.bark&minConfidence=0.8").path("items"))
        .hasSize(CAPTIONS);
    assertThat(http.json("/api/v1/events?type=sound.knock").path("items")).isEmpty();
    JsonNode event = http.json("/api/v1/events?limit=1").path("items").get(0);
    assertThat(http.json("/api/v1/events/" + event.path("id").asText())).isEqualTo(event);
    problem(http.get("/api/v1/events/none"), 404, "unknown-event");
  }

  @Test
  void givesStringsThatWouldBeScriptAsDataAlone() throws Exception {
    HttpResponse<String> response = http.get("/api/v1/captions");
    assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    HttpResponse<String> vtt = http.get("/api/v1/streams/door/captions.vtt");
    assertThat(vtt.body()).doesNotContain("<img").contains("&lt;img");
  }

  @Test
  void showsTheTimeline() throws Exception {
    JsonNode timeline =
        http.json(
            "/api/v1/streams/door/timeline?from=2026-01-31T08:00:00Z&to=2026-01-31T08:00:32Z");
    assertThat(timeline.path("captions")).hasSize(4);
    assertThat(timeline.path("events")).hasSize(4);
    assertThat(timeline.path("gaps")).hasSize(1);
    assertThat(timeline.path("gaps").get(0).path("cause").asText()).isEqualTo("source");
    assertThat(timeline.path("levels")).hasSize(CAPTIONS);
    problem(http.get("/api/v1/streams/door/timeline?from=" + at(0)), 400, "bad-parameter");
  }

  @Test
  void showsTheLatestPictureAndThatOfATime() throws Exception {
    HttpResponse<byte[]> latest = http.bytes("/api/v1/streams/door/picture");
    assertThat(latest.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(latest.headers().firstValue("X-Vigil-Time")).hasValue("2026-01-31T08:00:11.000000Z");
    assertThat(latest.body()).isEqualTo(image(11));
    HttpResponse<byte[]> then =
        http.bytes("/api/v1/streams/door/picture?at=2026-01-31T08:00:07.9Z");
    assertThat(then.headers().firstValue("X-Vigil-Time")).hasValue("2026-01-31T08:00:07.000000Z");
    assertThat(then.body()).isEqualTo(image(7));
    problem(http.get("/api/v1/streams/yard/picture"), 404, "no-picture");
    problem(http.get("/api/v1/streams/door/picture?at=2026-01-31T07:00:00Z"), 404, "no-picture");
  }

  @Test
  void saysThatAPictureIsNotKeptAnyMore() throws Exception {
    try (Admin admin = Admin.create(broker.connection().toProperties())) {
      for (int p = 0; p < Topics.FRAMES.partitions(); p++) {
        admin
            .deleteRecords(
                Map.of(
                    new TopicPartition(Topics.FRAMES.name(), p), RecordsToDelete.beforeOffset(2)))
            .all()
            .toCompletionStage()
            .toCompletableFuture()
            .handle((done, partitionIsShorter) -> partitionIsShorter == null)
            .join();
      }
    }
    problem(
        http.get("/api/v1/streams/door/picture?at=2026-01-31T08:00:01.5Z"), 410, "media-expired");
    assertThat(http.bytes("/api/v1/streams/door/picture?at=2026-01-31T08:00:03Z").statusCode())
        .isEqualTo(200);
  }

  @Test
  void searchesBySentencePictureSoundAndMoment() throws Exception {
    String id = wide(4).getId();
    JsonNode like = search("{\"moment\":\"" + id + "\",\"limit\":3}");
    assertThat(like.path("items")).hasSize(3);
    assertThat(like.path("items")).noneMatch(f -> f.path("moment").asText().equals(id));
    JsonNode found = search("{\"text\":\"a dog barks\",\"limit\":5}").path("items");
    assertThat(found).hasSize(5);
    assertThat(found.get(0).path("events").get(0).asText()).isEqualTo("sound.bark");
    assertThat(found.get(0).path("caption").asText()).isNotEmpty();
    assertThat(search("{\"text\":\"a dog\",\"types\":[\"sound.knock\"]}").path("items")).isEmpty();
    assertThat(search("{\"text\":\"a dog\",\"streams\":[\"yard\"]}").path("items")).isEmpty();
    String jpeg = Base64.getEncoder().encodeToString(image(1));
    assertThat(search("{\"picture\":\"" + jpeg + "\"}").path("items")).isNotEmpty();
    String wav = Base64.getEncoder().encodeToString(wav());
    assertThat(search("{\"sound\":\"" + wav + "\"}").path("items")).isNotEmpty();
  }

  @Test
  void refusesSearchesThatSayNothing() throws Exception {
    problem(http.send("POST", "/api/v1/search", "{}"), 400, "what-to-search");
    problem(http.send("POST", "/api/v1/search", "{\"picture\":\"%\"}"), 400, "bad-base64");
    problem(http.send("POST", "/api/v1/search", "{\"picture\":\"aaaa\"}"), 400, "bad-picture");
    problem(http.send("POST", "/api/v1/search", "{\"sound\":\"aaaa\"}"), 400, "bad-sound");
    problem(http.send("POST", "/api/v1/search", "{\"moment\":\"none\"}"), 404, "unknown-moment");
    problem(http.send("POST", "/api/v1/search", "{\"query\":\"a\"}"), 400, "unknown-field");
  }

  private JsonNode search(String body) throws Exception {
    HttpResponse<String> response = http.send("POST", "/api/v1/search", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.mapper().readTree(response.body());
  }

  /** A second of 8 kHz, to be brought to the bundle's rate. */
  private static byte[] wav() throws Exception {
    var format = new javax.sound.sampled.AudioFormat(8000, 16, 1, true, false);
    var in =
        new javax.sound.sampled.AudioInputStream(
            new java.io.ByteArrayInputStream(new byte[16_000]), format, 8000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(
            javax.sound.sampled.AudioSystem.write(
                in, javax.sound.sampled.AudioFileFormat.Type.WAVE, bytes))
        .isPositive();
    return bytes.toByteArray();
  }

  @Test
  void servesCaptionsToPlayers() throws Exception {
    String playlist = http.get("/api/v1/streams/door/captions.m3u8").body();
    assertThat(playlist).startsWith("#EXTM3U").contains("#EXT-X-MEDIA-SEQUENCE:");
    String last =
        playlist.lines().filter(line -> line.startsWith("captions/")).reduce((a, b) -> b).get();
    String segment = http.get("/api/v1/streams/door/" + last).body();
    assertThat(segment)
        .startsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:")
        .contains("00:00:00.000 --> 00:00:04.000\na dog barks 11");
    assertThat(http.get("/api/v1/streams/door/captions.vtt").body())
        .contains("00:01:50.000 --> 00:01:54.000\na dog barks 11");
  }

  @Test
  void describesTopicsAndTheirNewestRecords() throws Exception {
    JsonNode topics = http.json("/api/v1/topics").path("items");
    assertThat(topics.findValuesAsText("name"))
        .containsAll(Topics.all().stream().map(Topic::name).toList());
    JsonNode captions = topics.get(Topics.all().indexOf(Topics.CAPTIONS));
    assertThat(captions.path("name").asText()).isEqualTo("vigil.captions");
    assertThat(captions.path("records").asInt()).isEqualTo(CAPTIONS);
    assertThat(captions.path("bytes").asLong()).isPositive();
    assertThat(captions.at("/schema/name").asText()).isEqualTo("Caption");
    assertThat(captions.at("/snippets/kcat").asText()).contains("vigil.captions");
    JsonNode tail = http.json("/api/v1/topics/vigil.captions/tail?limit=2").path("items");
    assertThat(tail).hasSize(2);
    assertThat(tail.get(0).at("/value/text").asText()).isEqualTo("a dog barks 11");
    problem(http.get("/api/v1/topics/__consumer_offsets/tail"), 404, "unknown-topic");
  }

  @Test
  void showsPipelineAndModel() throws Exception {
    JsonNode pipeline = http.json("/api/v1/pipeline");
    assertThat(pipeline.at("/ingest/streams").asInt()).isEqualTo(1);
    assertThat(pipeline.at("/ingest/gaps").asInt()).isEqualTo(1);
    assertThat(pipeline.at("/job/state").asText()).isEqualTo("ELSEWHERE");
    assertThat(pipeline.at("/job/watermarkLag").asDouble()).isEqualTo(6);
    assertThat(pipeline.path("bottleneck").asText()).contains("6 s behind");
    assertThat(pipeline.path("latency"))
        .anyMatch(s -> s.path("step").asText().contains("decision"));
    JsonNode model = http.json("/api/v1/model");
    assertThat(model.path("name").asText()).isEqualTo("default");
    assertThat(model.path("card").asText()).isEqualTo("# A card");
    assertThat(model.path("eventTypes")).hasSizeGreaterThan(20);
    assertThat(model.path("data")).anyMatch(d -> d.path("set").asText().equals("audio/esc10"));
  }

  @Test
  void leavesStreamsToThoseWhoIngestThem() throws Exception {
    problem(
        http.send("POST", "/api/v1/streams", "{\"id\":\"a\",\"source\":\"demo:\"}"),
        409,
        "no-ingest");
    problem(http.send("POST", "/api/v1/streams", "{\"id\":\"a\"}"), 400, "missing-field");
    problem(http.send("POST", "/api/v1/streams/door/pause", ""), 409, "no-ingest");
    problem(http.send("DELETE", "/api/v1/streams/door", ""), 409, "no-ingest");
  }

  @Test
  void describesEveryRouteAndNoOther() throws Exception {
    JsonNode document = new YAMLMapper().readTree(http.get("/openapi.yaml").body());
    TreeSet<String> described = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("servers")) {
                            String base = path.getValue().has("servers") ? "" : "/api/v1";
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + base
                                    + path.getKey());
                          }
                        }));
    assertThat(described).isEqualTo(new TreeSet<>(system.parts().routes()));
  }

  @Test
  void describesTheTopicsAsTheirSchemasAre() throws Exception {
    JsonNode document = new YAMLMapper().readTree(http.get("/asyncapi.yaml").body());
    for (var topic : Topics.all()) {
      Schema schema = SpecificData.get().getSchema(topic.type());
      JsonNode described =
          document.path("components").path("messages").path(schema.getName()).at("/payload/schema");
      List<String> fields = new ArrayList<>();
      described.path("fields").forEach(f -> fields.add(f.path("name").asText()));
      assertThat(fields).isEqualTo(schema.getFields().stream().map(Schema.Field::name).toList());
    }
    assertThat(document.at("/channels/matches/address").asText()).contains("{subscription}");
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode body = Json.mapper().readTree(response.body());
    assertThat(body.path("type").asText()).isEqualTo("urn:vigil:" + code);
    assertThat(body).isInstanceOf(ObjectNode.class);
    return body;
  }
}
