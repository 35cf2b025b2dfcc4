package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.Transport;
import io.vigil.ingest.supervise.RetryConfig;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestConfigTest {
  @Test
  void defaultsAreAsDocumented() {
    IngestConfig config = IngestConfig.defaults();

    assertThat(config.sampling()).isEqualTo(new SamplingConfig(2.0, 224, 4));
    assertThat(config.decode()).isEqualTo(DecodeMode.FULL);
    assertThat(config.connection())
        .isEqualTo(
            new ConnectionConfig(
                Transport.TCP,
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                40_000_000,
                16,
                false));
    assertThat(config.retry())
        .isEqualTo(new RetryConfig(Duration.ofMillis(500), Duration.ofSeconds(30), 0.3, 0));
    assertThat(config.publish())
        .isEqualTo(
            new PublishConfig(
                128L << 20, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(5)));
  }

  @Test
  void valuesOutOfRangeAreRefusedWithTheKeyAndWhatIsAllowed() {
    assertThatThrownBy(() -> new SamplingConfig(0, 224, 4))
        .hasMessage("ingest.frame-rate must be 0.01 to 60, not 0.0");
    assertThatThrownBy(() -> new SamplingConfig(2, 8, 4)).hasMessageContaining("16 to 4096");
    assertThatThrownBy(() -> new SamplingConfig(2, 224, 1)).hasMessageContaining("2 to 31");
    assertThatThrownBy(() -> PublishConfig.defaults().withBufferBytes(10))
        .hasMessageContaining("4 MiB to 16 GiB");
    assertThatThrownBy(() -> new RetryConfig(Duration.ZERO, Duration.ofSeconds(1), 0, 0))
        .hasMessageContaining("ingest.retry-first");
    assertThatThrownBy(
            () -> ConnectionConfig.defaults().withTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("ingest.open-timeout");
  }

  @Test
  void noSourceIsAnErrorAndSoAreTwoOfOneId() throws Exception {
    KafkaConnection kafka = KafkaConnection.of("127.0.0.1:1");
    StreamSource film = StreamSource.of("a", SourceAddress.parse("a.mp4"));

    assertThatThrownBy(() -> new Ingest(IngestConfig.defaults(), kafka, List.of(), List.of()))
        .hasMessageContaining("no source");
    assertThatThrownBy(
            () -> new Ingest(IngestConfig.defaults(), kafka, List.of(film, film), List.of()))
        .hasMessageContaining("two sources have the id 'a'");
    assertThatThrownBy(() -> StreamSource.of("a b", film.address()))
        .hasMessageContaining("not 'a b'");
  }
}
