package io.vigil.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedFlinkTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aJobRunsAndStopsWithItsStateSaved() {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings())) {
      StreamExecutionEnvironment env = flink.environment();
      endless(env);
      EmbeddedJob job = flink.submit(env);
      assertThat(job.status()).isEqualTo("RUNNING");
      assertThat(job.fault()).isNotDone();
      assertThat(Path.of(java.net.URI.create(job.drain()))).exists();
      assertThat(job.status()).isEqualTo("FINISHED");
    }
    assertThat(folder.resolve("flink/savepoints")).isNotEmptyDirectory();
  }

  @Test
  void aJobThatFailsSaysWhyInOneLine() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings())) {
      StreamExecutionEnvironment env = flink.environment();
      env.configure(
          new org.apache.flink.configuration.Configuration()
              .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
      env.fromSequence(0, Long.MAX_VALUE - 1)
          .map(
              n -> {
                if (n > 1_000_000) {
                  throw new IllegalStateException("the fault\nin two lines");
                }
                return n;
              })
          .sinkTo(new DiscardingSink<>());
      Failure failure;
      try {
        failure = flink.submit(env).fault().get(90, TimeUnit.SECONDS);
      } catch (Failure atStart) {
        failure = atStart;
      }
      assertThat(failure.exit()).isEqualTo(ExitCode.JOB);
      assertThat(failure.line()).contains("the fault in two lines").doesNotContain("\n");
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsToldBeforeAnythingStarts() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                EmbeddedFlink.start(
                    new FlinkSettings(1, file.resolve("below"), Duration.ofSeconds(10))));
    assertThat(failure.code()).isEqualTo("flink.directory");
  }

  private FlinkSettings settings() {
    return new FlinkSettings(1, folder.resolve("flink"), Duration.ofSeconds(90));
  }

  private static void endless(StreamExecutionEnvironment env) {
    env.fromSequence(0, Long.MAX_VALUE - 1)
        .map(
            n -> {
              Thread.sleep(1);
              return n;
            })
        .sinkTo(new DiscardingSink<>());
  }
}
