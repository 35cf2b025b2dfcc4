package io.vigil.launcher.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  private static Progress at(long step, double loss) {
    return new Progress(step, loss, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0.5, 0.001, 8, 100);
  }

  private LiveReport report(long start) {
    return new LiveReport(
        new TrainingFile.Report(true, true, 0, Duration.ZERO),
        TrainConfig.standard(folder, 200),
        start,
        CLOCK);
  }

  private String page() throws Exception {
    return Files.readString(folder.resolve(ReportPage.FILE));
  }

  @Test
  void thePageShowsCurvesSpeedAndWhatIsLeftWithoutAnyScript() throws Exception {
    try (LiveReport report = report(0)) {
      report.add(at(25, 40));
      report.add(at(50, 30));
    }
    assertThat(page())
        .contains(
            "50 of 200", "8.0 clips/s", "5 min 0 s", "loss <b>30</b>", "http-equiv=\"refresh\"")
        .doesNotContain("<script", "http://", "https://", "src=\"/");
    // From the upper left to the lower right: 40 at step 25, 30 at step 50.
    assertThat(page()).contains("<polyline points=\"44.0,6.0 296.0,94.0\"/>");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aPageOfATrainedRunIsStill() throws Exception {
    try (LiveReport report = report(175)) {
      report.add(at(200, 10));
    }
    assertThat(page()).contains("nothing: trained").doesNotContain("http-equiv");
  }

  @Test
  void aRunThatGoesOnForgetsWhatWasReportedBehindItsCheckpoint() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Path metrics = folder.resolve("metrics.jsonl");
    for (Progress progress : new Progress[] {at(25, 40), at(50, 30), at(75, 99)}) {
      Files.writeString(
          metrics,
          json.writeValueAsString(progress) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    Files.writeString(metrics, "{\"step\":100,\"los", StandardOpenOption.APPEND);
    try (LiveReport report = report(60)) {
      report.add(at(75, 20));
    }
    assertThat(page())
        .contains("<polyline points=\"44.0,6.0 170.0,50.0 296.0,94.0\"/>")
        .doesNotContain(">99<");
    assertThat(StrictEvents.in(folder).get(1).getStep()).isEqualTo(60);
  }
}
