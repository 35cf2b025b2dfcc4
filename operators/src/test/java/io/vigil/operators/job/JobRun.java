package io.vigil.operators.job;

import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.TestFlink;
import io.vigil.operators.support.TestIngest;
import io.vigil.operators.support.TestKafka;
import io.vigil.operators.support.UntrainedBundle;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Moment;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Flink cluster and bundle for a class of tests; for each test a broker of its own, empty and
 * with nothing left of the test before, and the jobs that it starts.
 */
final class JobRun
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final Duration DEADLINE = Duration.ofMinutes(2);

  private final List<TestFlink.Running> running = new ArrayList<>();
  private @Nullable Path directory;
  private @Nullable Path bundle;
  private @Nullable TestFlink flink;
  private @Nullable TestKafka kafka;
  private @Nullable TestIngest ingest;
  private int brokers;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path made = Files.createTempDirectory("vigil-job");
    directory = made;
    bundle = UntrainedBundle.write(made.resolve("bundle"));
    flink = TestFlink.start(made.resolve("flink"));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    end();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    TestFlink cluster = flink;
    if (cluster != null) {
      cluster.close();
    }
    Utils.delete(there(directory).toFile());
  }

  private static <T> T there(@Nullable T part) {
    return Objects.requireNonNull(part, "only within a test");
  }

  /** From now on with another broker, and no job. */
  void again() throws Exception {
    end();
    begin();
  }

  private void begin() throws Exception {
    brokers++;
    TestKafka started = TestKafka.start(there(directory).resolve("kafka-" + brokers));
    kafka = started;
    ingest = new TestIngest(started);
  }

  private void end() throws Exception {
    cancel();
    ingest().close();
    kafka().close();
  }

  TestKafka kafka() {
    return there(kafka);
  }

  TestIngest ingest() {
    return there(ingest);
  }

  /** From now on records are in the wire format of a schema registry. */
  void use(URI registry) {
    ingest().close();
    TestKafka other = kafka().with(registry);
    kafka = other;
    ingest = new TestIngest(other);
  }

  JobConfigBuilder config() {
    return JobConfig.builder(kafka().connection(), there(bundle))
        .group("group")
        .parallelism(2)
        .inferenceThreads(1);
  }

  TestFlink.Running start(JobConfig config) throws Exception {
    return start(config, Optional.empty());
  }

  /** Starts a job, from a savepoint if one is given, and waits until all its tasks run. */
  TestFlink.Running start(JobConfig config, Optional<String> savepoint) throws Exception {
    StreamExecutionEnvironment env = there(flink).environment();
    VigilJob.build(env, config);
    return added(there(flink).run(env, savepoint));
  }

  /** As above, with networks that are opened otherwise. */
  TestFlink.Running start(JobConfig config, InferenceOpener opener) throws Exception {
    StreamExecutionEnvironment env = there(flink).environment();
    VigilJob.build(env, config, opener);
    return added(there(flink).run(env, Optional.empty()));
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
    return kafka().read(Topics.MOMENTS).stream()
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
              kafka().read(Topics.CAPTIONS).stream()
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
}
