package io.vigil.operators.job;

import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestIngest;
import io.vigil.operators.support.TestKafka;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Moment;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A broker of its own, empty, and the jobs that run on it until {@link #end}. */
final class JobRun {

  static final Duration DEADLINE = Duration.ofMinutes(2);

  private final TestFlink flink;
  private final Path bundle;
  private final List<TestFlink.Running> running = new ArrayList<>();
  private TestKafka kafka;
  private TestIngest ingest;

  private JobRun(TestFlink flink, Path bundle, TestKafka kafka) {
    this.flink = flink;
    this.bundle = bundle;
    this.kafka = kafka;
    this.ingest = new TestIngest(kafka);
  }

  /** Starts the broker, which keeps its log in a directory that is not there yet. */
  static JobRun begin(TestFlink flink, Path bundle, Path directory) throws Exception {
    return new JobRun(flink, bundle, TestKafka.start(directory));
  }

  TestKafka kafka() {
    return kafka;
  }

  TestIngest ingest() {
    return ingest;
  }

  /** From now on records are in the wire format of a schema registry. */
  void use(URI registry) {
    ingest.close();
    kafka = kafka.with(registry);
    ingest = new TestIngest(kafka);
  }

  JobConfigBuilder config() {
    return JobConfig.builder(kafka.connection(), bundle)
        .group("group")
        .parallelism(2)
        .inferenceThreads(1);
  }

  TestFlink.Running start(JobConfig config) throws Exception {
    return start(config, Optional.empty());
  }

  /** Starts a job, from a savepoint if one is given, and waits until all its tasks run. */
  TestFlink.Running start(JobConfig config, Optional<String> savepoint) throws Exception {
    StreamExecutionEnvironment env = flink.environment();
    VigilJob.build(env, config);
    return added(flink.run(env, savepoint));
  }

  /** As above, with networks that are opened otherwise. */
  TestFlink.Running start(JobConfig config, InferenceOpener opener) throws Exception {
    StreamExecutionEnvironment env = flink.environment();
    VigilJob.build(env, config, opener);
    return added(flink.run(env, Optional.empty()));
  }

  private TestFlink.Running added(TestFlink.Running job) {
    running.add(job);
    return job;
  }

  /** Stops a job; the path of its savepoint. */
  String stop(TestFlink.Running job) throws Exception {
    String savepoint = job.stopWithSavepoint(false);
    running.remove(job);
    return savepoint;
  }

  /** Ends all jobs. */
  void cancel() throws Exception {
    for (TestFlink.Running job : running) {
      job.cancel();
    }
    running.clear();
  }

  /** The moments of a stream, oldest first. */
  List<Moment> moments(String stream) {
    return kafka.read(Topics.MOMENTS).stream()
        .filter(moment -> moment.getStream().equals(stream))
        .sorted(Comparator.comparing(Moment::getEnd))
        .toList();
  }

  /** Waits until a camera's last second is told of, and no caption is still provisional. */
  void awaitEnd(TestCamera camera, int seconds) throws Exception {
    Instant end = camera.start().plusSeconds(seconds);
    Await.until(
        "the last moment of " + camera.stream(),
        DEADLINE,
        () -> moments(camera.stream()).stream().anyMatch(m -> !m.getEnd().isBefore(end)));
    Await.until(
        "captions to be final",
        DEADLINE,
        () -> {
          List<Caption> captions =
              kafka.read(Topics.CAPTIONS).stream()
                  .filter(caption -> caption.getStream().equals(camera.stream()))
                  .toList();
          return captions.stream()
                  .filter(Caption::getIsFinal)
                  .map(Caption::getId)
                  .distinct()
                  .count()
              == captions.stream().map(Caption::getId).distinct().count();
        });
  }

  /** Ends the jobs and stops the broker. */
  void end() throws Exception {
    cancel();
    ingest.close();
    kafka.close();
  }
}
