package io.vigil.operators.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.support.JobJars;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestIngest;
import io.vigil.operators.support.TestKafka;
import io.vigil.operators.support.UntrainedBundle;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's classes come in jars that Flink loads anew at each start, while TensorFlow and JavaCPP
 * are the process's own, as in Flink's lib/. A native library can be loaded by one class loader of
 * a process only: with TensorFlow among the job's classes the second start would fail.
 */
class ThinJarTest {

  @Test
  void theJobStartsTwiceInOneTaskManager(@TempDir Path directory) throws Exception {
    Path bundle = UntrainedBundle.write(directory.resolve("bundle"));
    List<Path> jars = JobJars.in(directory.resolve("jars"));
    Configuration lib = new Configuration();
    lib.set(
        CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL,
        List.of("org.tensorflow", "org.bytedeco", "com.google.protobuf", "org.apache.kafka"));
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"));
        TestFlink flink = TestFlink.start(directory.resolve("flink"), 1, lib);
        TestIngest ingest = new TestIngest(kafka)) {
      for (int start = 1; start <= 2; start++) {
        TestCamera camera = TestCamera.of("start-" + start, start);
        StreamExecutionEnvironment env = flink.environment();
        VigilJob.build(env, JobConfig.builder(kafka.connection(), bundle).parallelism(2).build());
        TestFlink.Running job = flink.run(env, Optional.empty(), jars);
        ingest.play(camera, 0, 5);
        Await.until(
            "moments of " + camera.stream(),
            Duration.ofMinutes(2),
            () ->
                kafka.read(Topics.MOMENTS).stream()
                    .anyMatch(moment -> moment.getStream().equals(camera.stream())));
        job.cancel();
      }
      assertThat(kafka.read(Topics.DEAD_LETTERS)).isEmpty();
    }
  }
}
