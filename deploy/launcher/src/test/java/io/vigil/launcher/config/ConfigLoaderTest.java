package io.vigil.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.ingest.source.Transport;
import io.vigil.operators.sink.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyKeyHasItsDefaultWhenNothingIsSaid() {
    VigilConfig config = ConfigLoader.defaults();
    assertThat(config.streams()).isEmpty();
    assertThat(config.kafka())
        .isEqualTo(new KafkaSection(Optional.empty(), Optional.empty(), Map.of()));
    assertThat(config.ingest().frameRate()).isEqualTo(2.0);
    assertThat(config.ingest().buffer()).isEqualTo(DataSize.parse("128MB"));
    assertThat(config.job().delivery()).isEqualTo(Delivery.LOW_LATENCY);
    assertThat(config.embedded().dataDir()).isAbsolute();
  }

  @Test
  void aFullFileIsReadKeyByKey() throws IOException {
    VigilConfig config =
        load(
            """
            kafka:
              bootstrap: one:9092,two:9092
              registry: https://registry:8081
              properties:
                security.protocol: SASL_SSL
                sasl.jaas.config: ${JAAS}
            streams:
              - id: door
                source: rtsp://user:${PASSWORD}@camera/1
              - {id: film, source: film.mp4, fast: true, start: 2026-01-31T08:00:00Z}
            ingest: {frame-rate: 4, buffer: 2GB, stall-timeout: 3s, decode: key-frames, transport: udp}
            job: {delivery: exactly-once, max-lag: 30s, parallelism: 4}
            model: {bundle: /models/mine, gpu: true}
            embedded: {port: 9092, cores: 2}
            """,
            Map.of("JAAS", "a \"quoted\" {text}", "PASSWORD", "p: #w"));
    assertThat(config.kafka().bootstrap()).contains("one:9092,two:9092");
    assertThat(config.kafka().properties())
        .containsEntry("sasl.jaas.config", "a \"quoted\" {text}");
    assertThat(config.streams().get(0).source()).isEqualTo("rtsp://user:p: #w@camera/1");
    assertThat(config.ingest().transport()).isEqualTo(Transport.UDP);
    assertThat(config.streams().get(1).fast()).isTrue();
    assertThat(config.ingest().frameRate()).isEqualTo(4);
    assertThat(config.ingest().buffer().bytes()).isEqualTo(2L << 30);
    assertThat(config.job().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(config.job().maxLag()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.model().bundle()).contains(Path.of("/models/mine"));
    assertThat(config.embedded().cores()).contains(2);
  }

  @Test
  void aMistypedKeyIsRefusedWithTheNearestRightOne() {
    assertThat(problems("ingest: {frame-rat: 4}"))
        .containsExactly("ingest.frame-rat: no such key; did you mean ingest.frame-rate?");
    assertThat(problems("igest: {frame-rate: 4}"))
        .containsExactly("igest: no such key; did you mean ingest?");
  }

  @Test
  void aKeyInTheWrongSectionIsRefusedWithItsPlace() {
    assertThat(problems("job: {frame-rate: 4}"))
        .containsExactly("job.frame-rate: no such key; did you mean ingest.frame-rate?");
  }

  @Test
  void allProblemsAreToldAtOnceWithKeyValueAndWhatIsAllowed() {
    assertThat(
            problems(
                """
                kafka: {bootstrap: localhost;9092}
                streams: [{id: "a/b", source: x}, {source: y}]
                ingest: {frame-rate: fast, frame-side: 9}
                job: {delivery: at-most-once, max-lag: 5}
                """))
        .containsExactlyInAnyOrder(
            "kafka: bootstrap 'localhost;9092' must be host:port, several separated by commas",
            "streams[0]: id 'a/b' must be 1 to 200 of letters, digits, dot, dash, underscore",
            "streams[1]: id '' must be 1 to 200 of letters, digits, dot, dash, underscore",
            "ingest.frame-rate: 'fast' is not allowed; it must be a number (pictures per second)",
            "ingest.frame-side: '9' is not allowed; it must be 16 to 4096 (pixels)",
            "job.delivery: 'at-most-once' is not allowed; it must be one of low-latency, exactly-once",
            "job.max-lag: '5' is not allowed; it must be a duration such as 500ms, 5s, 10m, 2h or 7d");
  }

  @Test
  void contradictoryKeysAreRefused() {
    assertThat(problems("ingest: {retry-first: 30s, retry-longest: 1s}"))
        .containsExactly("ingest: retry-first must not exceed retry-longest");
    assertThat(problems("streams: [{id: a, source: x}, {id: a, source: y}]"))
        .containsExactly("streams: two streams have the id 'a'");
  }

  @Test
  void anUnsetEnvironmentVariableIsAProblemAndNotAnEmptyText() {
    assertThat(problems("kafka: {properties: {sasl.jaas.config: '${NOWHERE}'}}"))
        .containsExactly(
            "kafka.properties.sasl.jaas.config: environment variable NOWHERE is not set; export it");
  }

  @Test
  void anEnvironmentVariableMayHaveADefault() throws IOException {
    assertThat(load("kafka: {bootstrap: '${KAFKA:-here:1}'}", Map.of()).kafka().bootstrap())
        .contains("here:1");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsLine() {
    assertThat(problems("ingest:\n  frame-rate: [4\n"))
        .singleElement()
        .asString()
        .contains("line ")
        .contains("not YAML");
    assertThat(problems("ingest: {gpu: 1, gpu: 2}"))
        .singleElement()
        .asString()
        .contains("not YAML");
    assertThat(problems("just text")).containsExactly("must hold sections such as kafka:");
  }

  @Test
  void aMissingFileIsRefused() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                new ConfigLoader(Map.of())
                    .load(Optional.of(folder.resolve("none.yaml")), List.of()));
    assertThat(e).hasMessageContaining("none.yaml").hasMessageContaining("no such file");
  }

  @Test
  void theCommandLineWinsOverTheFile() throws IOException {
    Path file = write("ingest: {frame-rate: 4}");
    VigilConfig config =
        new ConfigLoader(Map.of())
            .load(
                Optional.of(file),
                List.of(
                    "ingest.frame-rate=5",
                    "kafka.properties.security.protocol=SSL",
                    "job.group=g"));
    assertThat(config.ingest().frameRate()).isEqualTo(5);
    assertThat(config.kafka().properties()).containsEntry("security.protocol", "SSL");
    assertThat(config.job().group()).isEqualTo("g");
  }

  @Test
  void aMistypedOverrideIsRefusedLikeAKeyOfTheFile() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                new ConfigLoader(Map.of())
                    .load(Optional.empty(), List.of("ingest.framerate=5", "nothing")));
    assertThat(e.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "ingest.framerate: no such key; did you mean ingest.frame-rate?",
            "--set nothing: must be key=value");
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameConfiguration() throws IOException {
    VigilConfig config =
        load("ingest: {frame-rate: 3}\njob: {max-lag: 90s}\nembedded: {cores: 3}", Map.of());
    assertThat(load(ConfigPrinter.yaml(config), Map.of())).isEqualTo(config);
  }

  @Test
  void whatIsPrintedHoldsNoPassword() throws IOException {
    String canary = "c4nary";
    VigilConfig config =
        load(
            """
            kafka: {properties: {sasl.jaas.config: c4nary}}
            streams:
              - {id: a, source: "rtsp://u:c4nary@h/x"}
              - {id: b, source: "http://h/x?token=c4nary"}
            """,
            Map.of());
    assertThat(ConfigPrinter.yaml(config)).doesNotContain(canary).contains("rtsp://***@h/x");
  }

  private List<String> problems(String yaml) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> load(yaml, Map.of()));
    return e.problems().stream().map(Problem::toString).toList();
  }

  private VigilConfig load(String yaml, Map<String, String> environment) throws IOException {
    return new ConfigLoader(environment).load(Optional.of(write(yaml)), List.of());
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("vigil.yaml"), yaml);
  }
}
