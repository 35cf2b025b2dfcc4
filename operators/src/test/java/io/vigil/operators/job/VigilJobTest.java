package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.support.Await;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestIngest;
import io.vigil.operators.support.TestKafka;
import io.vigil.operators.support.UntrainedBundle;
import io.vigil.schemas.Moment;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VigilJobTest {

  @Test
  void aCameraGoesInAndEventsCaptionsAndMomentsComeOut(@TempDir Path directory) throws Exception {
    Path bundle = UntrainedBundle.write(directory.resolve("bundle"));
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        TestFlink flink = TestFlink.start(directory.resolve("flink"));
        TestIngest ingest = new TestIngest(kafka)) {
      TestCamera camera = TestCamera.of("door", 1);
      ingest.play(camera, 0, 20);
      ingest.end(camera, 20);
      StreamExecutionEnvironment env = flink.environment();
      VigilJob.build(env, JobConfig.builder(kafka.connection(), bundle).parallelism(2).build());
      TestFlink.Running job = flink.run(env, Optional.empty());
      Instant end = camera.start().plusSeconds(20);
      Await.until(
          "the last moment",
          Duration.ofSeconds(60),
          () ->
              kafka.read(Topics.MOMENTS).stream()
                  .map(Moment::getEnd)
                  .anyMatch(time -> !time.isBefore(end)));
      job.stopWithSavepoint(true);
      assertThat(kafka.read(Topics.DEAD_LETTERS)).isEmpty();
      assertThat(kafka.read(Topics.MOMENTS)).hasSize(20);
      assertThat(kafka.read(Topics.EVENTS)).isNotEmpty();
      assertThat(kafka.read(Topics.CAPTIONS)).isNotEmpty();
    }
  }
}
