package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.source.StartOffsets;
import io.vigil.schemas.topic.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JobConfigTest {

  private static final KafkaConnection KAFKA = KafkaConnection.of("host:9092");
  private static final Path BUNDLE = Path.of("bundle");

  @Test
  void hasTheDefaultsThatItsPageNames() {
    JobConfig config = JobConfig.builder(KAFKA, BUNDLE).build();
    assertThat(config.group()).isEqualTo("vigil-job");
    assertThat(config.start()).isEqualTo(StartOffsets.EARLIEST);
    assertThat(config.delivery()).isEqualTo(Delivery.LOW_LATENCY);
    assertThat(config.parallelism()).isZero();
    assertThat(config.batchSize()).isEqualTo(16);
    assertThat(config.batchDeadline()).isEqualTo(Duration.ofMillis(10));
    assertThat(config.inFlight()).isEqualTo(64);
    assertThat(config.maxLag()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.lateness()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.reorderWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.captionCoolDown()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.captionSettle()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.checkpointDirectory()).isEmpty();
  }

  @Test
  void everyValueSurvivesTheWayOverTheCommandLine() {
    JobConfig config =
        JobConfig.builder(
                new KafkaConnection(
                    "a:1,b:2",
                    Map.of("security.protocol", "SSL"),
                    Optional.of(URI.create("http://registry:8081"))),
                BUNDLE)
            .group("g")
            .start(StartOffsets.LATEST)
            .discovery(Duration.ofSeconds(7))
            .delivery(Delivery.EXACTLY_ONCE)
            .transactionTimeout(Duration.ofMinutes(5))
            .parallelism(3)
            .batchSize(8)
            .batchDeadline(Duration.ofMillis(20))
            .inFlight(32)
            .inferenceTimeout(Duration.ofSeconds(9))
            .inferenceThreads(2)
            .gpu(true)
            .reorderWait(Duration.ofSeconds(1))
            .lateness(Duration.ofSeconds(4))
            .maxLag(Duration.ofSeconds(6))
            .captionCoolDown(Duration.ofSeconds(11))
            .captionSettle(Duration.ofMillis(500))
            .captionMove(0.5)
            .checkpointInterval(Duration.ofSeconds(3))
            .checkpoints("file:///checkpoints")
            .build();
    List<String> args = JobArguments.of(config);
    JobConfig parsed = JobArguments.parse(args.toArray(String[]::new));
    assertThat(JobArguments.of(parsed)).isEqualTo(args);
    assertThat(parsed.kafka().bootstrapServers()).isEqualTo("a:1,b:2");
    assertThat(parsed.kafka().properties()).containsEntry("security.protocol", "SSL");
    assertThat(parsed.kafka().schemaRegistry()).isPresent();
    long values = Arrays.stream(JobConfig.class.getRecordComponents()).count();
    // Two for each value, and two more for the registry and for the property.
    assertThat(args).hasSize((int) (2 * values + 4));
  }

  @Test
  void tellsAllThatIsOutOfRangeAtOnce() {
    assertThatThrownBy(() -> JobConfig.builder(KAFKA, BUNDLE).batchSize(0).captionMove(3).build())
        .hasMessageContaining("batchSize is '0' but must be between 1 and 1024")
        .hasMessageContaining("captionMove");
  }

  @Test
  void neverFallsBackToAnAddressOrABundle() {
    assertThatThrownBy(() -> JobArguments.parse("--group", "g"))
        .hasMessageContaining("--kafka.bootstrap is missing")
        .hasMessageContaining("--bundle is missing");
    assertThatThrownBy(
            () ->
                VigilJob.build(
                    StreamExecutionEnvironment.getExecutionEnvironment(),
                    JobConfig.builder(KAFKA, Path.of("no-such-bundle")).build()))
        .hasMessageContaining("no-such-bundle");
  }

  @Test
  void refusesArgumentsThatItDoesNotKnowOrCannotRead() {
    assertThatThrownBy(
            () ->
                JobArguments.parse(
                    "--kafka.bootstrap", "h:1", "--bundle", "b", "--paralelism", "2"))
        .hasMessageContaining("--paralelism is no argument")
        .hasMessageContaining("parallelism");
    assertThatThrownBy(
            () -> JobArguments.parse("--kafka.bootstrap", "h:1", "--bundle", "b", "--maxLag", "5s"))
        .hasMessageContaining("--maxLag: '5s' cannot be read");
    assertThatThrownBy(() -> JobArguments.parse("--bundle")).hasMessageContaining("no value");
  }
}
