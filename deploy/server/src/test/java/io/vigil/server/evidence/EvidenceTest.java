package io.vigil.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.world.TruthEvent;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.Question;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.Http;
import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.http.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A film of the procedural world is ingested; what is said of it is shown and proven. */
@TestInstance(Lifecycle.PER_CLASS)
class EvidenceTest {

  private static final Path SHIPPED = Path.of("../../model/src/main/bundles/default");
  private static final Instant OLD = Instant.parse("2026-01-31T08:00:00Z");

  private final Said said = new Said();
  private final QuestionBook questions = new QuestionBook(100);
  private Instant start = Instant.EPOCH;
  private Path folder;
  private TestBroker broker;
  private BundleInference explaining;
  private BundleInference shipped;
  private WorldStream world;
  private ProofRoutes proofs;
  private VigilServer server;
  private Http http;

  @BeforeAll
  void begin(@TempDir Path shared) throws Exception {
    folder = shared;
    // Near to now, as a camera's is: the records' own timestamps are their event times.
    start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(120);
    broker = TestBroker.start(folder.resolve("kafka"));
    world = new WorldStream(1_000_003, folder.resolve("film.mp4"));
    world.ingest(broker, "yard", start);
    world.ingest(broker, "past", OLD);
    explaining =
        new BundleInference(
            BundleLoader.load(
                ExplainingBundle.write(folder.resolve("bundle")), SessionOptions.standard()));
    shipped = new BundleInference(BundleLoader.load(SHIPPED, SessionOptions.standard()));
    MediaReader media = new MediaReader(broker.connection());
    proofs = new ProofRoutes(media, () -> explaining, said, questions);
    server =
        VigilServer.start(
            ServerConfig.loopback(0), List.of(new EvidenceRoutes(media, said), proofs));
    http = new Http(server.address());
  }

  @AfterAll
  void end() {
    server.close();
    proofs.close();
    explaining.close();
    shipped.close();
    broker.close();
  }

  @Test
  void aClipHoldsThePicturesAndTheSoundOfItsInterval() throws Exception {
    Event event = said.event("yard", "thing.person", start.plusSeconds(5), start.plusSeconds(7));

    HttpResponse<byte[]> response = http.bytes("/api/v1/events/" + event.getId() + "/clip.mp4");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("video/mp4");
    Mp4 clip = Mp4.of(Files.write(folder.resolve("clip.mp4"), response.body()));
    assertThat(clip.video()).isEqualTo("h264");
    assertThat(clip.times()).as("6 s around the event").hasSize(12);
    assertThat(clip.times().get(2) - clip.times().get(1)).isBetween(400_000L, 600_000L);
    assertThat(clip.samples().length).isBetween(6 * 16_000 - 2_048, 6 * 16_000 + 2_048);
    short[] true6 = world.camera().sound(3 * 16_000L, 6 * 16_000);
    assertThat(loudness(clip.samples())).isBetween(loudness(true6) * 0.7, loudness(true6) * 1.3);
    byte[] kept =
        new MediaReader(broker.connection())
            .read("yard", start.plusSeconds(3), start.plusSeconds(9), Optional.empty())
            .pictures()
            .get(4)
            .jpeg();
    assertThat(difference(Jpegs.read(clip.pictures().get(4)), Jpegs.read(kept))).isLessThan(8);
  }

  @Test
  void aFilmOfLastYearIsFoundThoughItsRecordsAreOfToday() throws Exception {
    Event event = said.event("past", "thing.person", OLD.plusSeconds(5), OLD.plusSeconds(7));

    JsonNode items = http.json("/api/v1/events/" + event.getId() + "/frames").get("items");

    assertThat(items).hasSize(4);
    assertThat(items.get(0).get("time").asText()).startsWith("2026-01-31T08:00:05.0");
    HttpResponse<byte[]> picture = http.bytes(items.get(1).get("url").asText());
    assertThat(picture.headers().firstValue("X-Vigil-Time"))
        .contains(items.get(1).get("time").asText());
    assertThat(Jpegs.read(picture.body()).getWidth()).isEqualTo(224);
  }

  @Test
  void aStripShowsTheEventsPicturesInARow() throws Exception {
    Caption caption =
        said.caption("yard", "A person enters", start.plusSeconds(4), start.plusSeconds(8));

    HttpResponse<byte[]> response =
        http.bytes("/api/v1/captions/" + caption.getId() + "/strip.jpg");

    BufferedImage strip = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(strip.getWidth()).isEqualTo(8 * 224 + 7 * 2);
    assertThat(strip.getHeight()).isEqualTo(126);
  }

  @Test
  void aPartOfAStreamIsCutAndImpossiblePartsAreRefused() throws Exception {
    String clip = "/api/v1/streams/yard/clip.mp4?start=" + start + "&end=";
    assertThat(http.bytes(clip + start.plusSeconds(3)).statusCode()).isEqualTo(200);
    refused(422, "interval-too-long", clip + start.plusSeconds(301));
    refused(422, "interval-invalid", clip + start.minusSeconds(1));
    refused(422, "time-invalid", clip + "soon");
    refused(422, "time-missing", "/api/v1/streams/yard/clip.mp4");
    refused(404, "unknown-event", "/api/v1/events/none/clip.mp4");
    refused(
        404,
        "no-media",
        "/api/v1/streams/yard/clip.mp4?start="
            + start.plusSeconds(60)
            + "&end="
            + start.plusSeconds(65));
    refused(
        410,
        "media-expired",
        "/api/v1/streams/nobody/clip.mp4?start=" + start + "&end=" + start.plusSeconds(5));
  }

  @Test
  void whatRetentionTookIsGoneAndWhatIsLeftIsNamed() throws Exception {
    String stream = "gone";
    while (partition(stream) == partition("yard") || partition(stream) == partition("past")) {
      stream += "x";
    }
    world.ingest(broker, stream, OLD);
    Event event = said.event(stream, "thing.person", OLD.plusSeconds(2), OLD.plusSeconds(3));
    assertThat(http.json("/api/v1/events/" + event.getId() + "/frames").get("items")).hasSize(2);
    try (Admin admin = Admin.create(broker.connection().toProperties())) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(Topics.FRAMES.name(), partition(stream)),
                  RecordsToDelete.beforeOffset(16),
                  new TopicPartition(Topics.AUDIO.name(), partition(stream)),
                  RecordsToDelete.beforeOffset(8)))
          .all()
          .get();
    }
    JsonNode problem =
        refused(410, "media-expired", "/api/v1/events/" + event.getId() + "/clip.mp4");
    assertThat(problem.get("keptFrom").asText()).isEqualTo("2026-01-31T08:00:08.000000Z");
    refused(410, "media-expired", "/api/v1/events/" + event.getId() + "/proof");
  }

  @Test
  void aProofNamesPartsSensesModelAndRecords() throws Exception {
    Event event = said.event("yard", "sound.bark", start.plusSeconds(8), start.plusSeconds(9));

    JsonNode proof = Proofs.of(http, "/api/v1/events/" + event.getId());

    assertThat(proof.at("/about/kind").asText()).isEqualTo("event");
    assertThat(proof.at("/about/type").asText()).isEqualTo("sound.bark");
    assertThat(proof.get("deaf").asDouble()).isBetween(0.0, 1.0);
    assertThat(proof.get("blind").asDouble()).isBetween(0.0, 1.0);
    assertThat(proof.get("pictureShare").asDouble() + proof.get("soundShare").asDouble())
        .isBetween(0.999, 1.001);
    assertThat(proof.at("/model/name").asText()).isEqualTo("random");
    assertThat(proof.at("/model/digest").asText()).hasSize(64);
    assertThat(proof.get("frames")).hasSize(8);
    assertThat(proof.at("/frames/0/relevance")).hasSize(4);
    assertThat(proof.at("/frames/0/relevance/0")).hasSize(4);
    assertThat(http.bytes(proof.at("/frames/7/picture").asText()).statusCode()).isEqualTo(200);
    assertThat(proof.at("/spectrogram/values")).hasSize(80);
    assertThat(proof.at("/spectrogram/values/0")).hasSize(64);
    assertThat(proof.at("/spectrogram/relevance")).hasSize(80);
    assertThat(proof.get("offsets"))
        .filteredOn(o -> o.get("topic").asText().equals("vigil.frames"))
        .hasSize(8);
    assertThat(proof.get("latency")).isNotEmpty();
    // The type's decision lag is one slot, so the window ends a slot after the key frame's.
    assertThat(proof.at("/spectrogram/end").asText()).isEqualTo(Json.text(start.plusMillis(9_500)));
  }

  @Test
  void captionsAreProvenByAWordAndAnswersByTheirQuestion() throws Exception {
    Instant end = start.plusSeconds(12);
    String text = explaining.caption(List.of(context(end))).get(0).text();
    Caption caption = said.caption("yard", text, start.plusSeconds(9), end);
    HttpResponse<String> proven =
        Proofs.get(http, "/api/v1/captions/" + caption.getId() + "/proof");
    assertThat(proven.statusCode()).as(proven.body()).isIn(200, 409);
    refused(409, "not-said", "/api/v1/captions/" + caption.getId() + "/proof?word=zebra");

    questions.accept(
        Question.newBuilder()
            .setStream("yard")
            .setId("q")
            .setText("what is red")
            .setAsked(end)
            .build());
    refused(409, "not-answered", "/api/v1/questions/q/proof");
    questions.accept(
        Answer.newBuilder()
            .setStream("yard")
            .setId("q")
            .setText("yes")
            .setConfidence(0.6f)
            .setStart(end.minusSeconds(4))
            .setEnd(end)
            .build());
    JsonNode proof = Proofs.of(http, "/api/v1/questions/q");
    assertThat(
            StreamSupport.stream(proof.get("words").spliterator(), false)
                .map(w -> w.get("word").asText()))
        .containsExactly("what", "is", "red");
    assertThat(proof.at("/about/text").asText()).isEqualTo("what is red");
  }

  @Test
  void theShippedBundleWouldNotSayItDeaf() throws Exception {
    TruthEvent heard =
        world.camera().eventsIn(4, WorldStream.SECONDS - 2).stream()
            .filter(e -> e.type().startsWith("sound.") && !e.type().equals("sound.lost"))
            .filter(e -> e.start() >= 4 && e.end() - e.start() >= 1)
            .findFirst()
            .orElseThrow();
    Event event =
        said.event(
            "yard",
            heard.type(),
            start.plusMillis((long) (heard.start() * 1000)),
            start.plusMillis((long) (heard.end() * 1000)));
    Proof proof =
        new ProofMaker(new MediaReader(broker.connection()), () -> shipped)
            .prove(Claim.of(event, shipped.manifest()));
    assertThat(proof.again()).as(heard.type()).isGreaterThan(0.3f);
    assertThat(proof.deaf()).as(heard.type()).isLessThan(proof.again() / 2);
    assertThat(proof.note()).contains("It was said by random 1");
  }

  private float[] context(Instant end) {
    Event any = said.event("yard", "thing.person", end.minusMillis(1000), end);
    return explaining
        .fuse(
            List.of(
                Window.of(
                        Claim.of(any, explaining.manifest()),
                        new MediaReader(broker.connection()),
                        explaining)
                    .raw()
                    .encoded(explaining)))
        .get(0)
        .context();
  }

  private JsonNode refused(int status, String code, String path) throws Exception {
    HttpResponse<String> response = Proofs.get(http, path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Json.mapper().readTree(response.body());
    assertThat(problem.get("type").asText()).isEqualTo("urn:vigil:" + code);
    assertThat(problem.get("detail").asText()).isNotBlank();
    return problem;
  }

  private static int partition(String stream) {
    return Utils.toPositive(Utils.murmur2(stream.getBytes(StandardCharsets.UTF_8)))
        % Topics.FRAMES.partitions();
  }

  private static double loudness(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  /** Mean difference of a channel, 0 to 255. */
  private static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    int width = Math.min(one.getWidth(), other.getWidth());
    int height = Math.min(one.getHeight(), other.getHeight());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum +=
              Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * width * height);
  }
}
