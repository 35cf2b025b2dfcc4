package io.vigil.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.supervise.RetryConfig;
import io.vigil.ingest.testing.RtspServer;
import io.vigil.ingest.testing.TopicReader;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With all logs wide open, FFmpeg's own too, a camera's password is nowhere. */
class LogCanaryTest {
  @TempDir Path folder;

  /**
   * @param password as the camera knows it, with what has a meaning in an address or without
   * @param written as it stands in the address
   * @param part what of it is in both
   */
  @ParameterizedTest
  @CsvSource({
    "qV7-canary~3x,qV7-canary~3x,qV7-canary",
    "zK4:canary@5%/y+?#&=,zK4%3Acanary%405%25%2Fy%2B%3F%23%26%3D,zK4"
  })
  void credentialsReachNoLogNoTopicNoErrorAndNoMetric(String password, String written, String part)
      throws Exception {
    String basic = Base64.getEncoder().encodeToString(("user:" + password).getBytes(UTF_8));
    StringWriter log = new StringWriter();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("canary")
            .setTarget(log)
            .setLayout(PatternLayout.newBuilder().setPattern("%c %m%n%ex").build())
            .build();
    appender.start();
    context.getConfiguration().getRootLogger().addAppender(appender, Level.ALL, null);
    Configurator.setLevel("ffmpeg", Level.ALL);
    Configurator.setLevel("io.vigil", Level.ALL);
    int port = TestBroker.freePort();
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
        RtspServer camera = RtspServer.start(port, Optional.of("user:" + password))) {
      assertThat(camera.plays()).isZero();
      IngestConfig config =
          IngestConfig.defaults()
              .withConnection(
                  ConnectionConfig.defaults()
                      .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2)))
              .withRetry(new RetryConfig(Duration.ofMillis(100), Duration.ofSeconds(1), 0, 0))
              .withPublish(PublishConfig.defaults().withStatusInterval(Duration.ofMillis(200)));
      String query = "?token=" + written;
      List<StreamSource> sources =
          List.of(
              source("right", "rtsp://user:" + written + "@127.0.0.1:" + port + "/1" + query),
              source("wrong", "rtsp://user:x" + written + "@127.0.0.1:" + port + "/1"),
              source("refused", "http://user:" + written + "@127.0.0.1:1/1" + query));
      try (Ingest ingest = new Ingest(config, broker.connection(), sources, List.of())) {
        ingest.start();
        avutil.av_log_set_level(avutil.AV_LOG_TRACE);
        Await.until(
            "media, and faults",
            () ->
                ingest.summaries().get(0).frames() >= 2
                    && ingest
                        .summaries()
                        .get(1)
                        .fault()
                        .equals(Optional.of(SourceFault.UNAUTHORISED))
                    && ingest.summaries().get(2).fault().equals(Optional.of(SourceFault.REFUSED)),
            ingest::summaries);
        assertThat(ingest.summaries().toString() + ingest.metrics()).doesNotContain(part, basic);
        assertThat(sources.toString()).doesNotContain(part, basic);
      } finally {
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
      }
      try (TopicReader<StreamStatus> reader =
          new TopicReader<>(broker.connection(), Topics.STREAMS)) {
        assertThat(reader.until(all -> all.size() >= 10).toString())
            .contains("***")
            .doesNotContain(part, basic);
      }
    } finally {
      context.getConfiguration().getRootLogger().removeAppender("canary");
      Configurator.setLevel("ffmpeg", Level.WARN);
      Configurator.setLevel("io.vigil", Level.WARN);
    }
    assertThat(log.toString()).contains("ffmpeg").doesNotContain(part, basic);
  }

  private static StreamSource source(String id, String address) throws Exception {
    return StreamSource.of(id, SourceAddress.parse(address));
  }
}
