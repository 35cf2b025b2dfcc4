package io.vigil.launcher.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.evaluate.Glance;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is written beside a run while it goes on: the page, TensorBoard's file, and now and then
 * what the model says by now. Called by the thread that trains.
 */
public final class LiveReport implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrainingFile.Report config;
  private final TrainConfig run;
  private final Clock clock;
  private final ReportPage page;
  private final Optional<EventFile> events;
  private final Examples examples;
  private List<Glance> shown = List.of();
  private long shownAt;

  /**
   * Begins, or goes on with what an earlier part of the run reported.
   *
   * @param start the step from which it goes on; what was reported behind it is forgotten
   * @throws Failure if the run's directory cannot be written
   */
  public LiveReport(TrainingFile.Report config, TrainConfig run, long start, Clock clock) {
    this.config = config;
    this.run = run;
    this.clock = clock;
    this.page = new ReportPage(run);
    this.examples = new Examples(config, run.directory(), clock);
    try {
      Files.createDirectories(run.directory());
      earlier(run.directory().resolve("metrics.jsonl"), start);
      events =
          config.tensorboard()
              ? Optional.of(EventFile.begin(run.directory(), start, clock.instant()))
              : Optional.empty();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A killed run reported steps that it then made again: of each step the last report counts. */
  private void earlier(Path metrics, long start) throws IOException {
    if (!Files.exists(metrics)) {
      return;
    }
    TreeMap<Long, Progress> reports = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      parsed(line).ifPresent(progress -> reports.put(progress.step(), progress));
    }
    reports.headMap(start, true).values().forEach(page::add);
  }

  /** Empty for a line that a kill cut off. */
  private static Optional<Progress> parsed(String line) {
    try {
      return Optional.of(JSON.readValue(line, Progress.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes a report.
   *
   * @throws Failure if the run's directory cannot be written
   */
  public void add(Progress progress) {
    Instant now = clock.instant();
    page.add(progress);
    try {
      if (events.isPresent()) {
        events.get().scalars(progress.step(), ReportPage.values(progress), now);
      }
      if (config.page()) {
        examples
            .due()
            .ifPresent(
                fresh -> {
                  shown = fresh.glances();
                  shownAt = fresh.step();
                });
        page.write(progress, shownAt, shown, now);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Failure failure(IOException e) {
    return new Failure(
        ExitCode.FAILURE,
        "train.directory",
        run.directory() + " cannot be written",
        "make room, or train in another --out",
        e);
  }

  @Override
  public void close() {
    try {
      if (events.isPresent()) {
        events.get().close();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
