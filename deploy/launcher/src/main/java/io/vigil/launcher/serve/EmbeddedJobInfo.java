package io.vigil.launcher.serve;

import io.vigil.launcher.embedded.EmbeddedJob;
import io.vigil.launcher.failure.Failure;
import io.vigil.server.control.JobInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the job in this process stands. */
final class EmbeddedJobInfo implements JobInfo {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJobInfo.class);

  private final EmbeddedJob job;
  private final int batchSize;
  private final Clock clock;

  EmbeddedJobInfo(EmbeddedJob job, int batchSize, Clock clock) {
    this.job = job;
    this.batchSize = batchSize;
    this.clock = clock;
  }

  @Override
  public Optional<Now> now() {
    try {
      return Optional.of(
          new Now(
              job.status(),
              job.lastCheckpoint().map(at -> Duration.between(at, clock.instant())),
              batchSize));
    } catch (Failure e) {
      LOG.debug("The job does not answer: {}", e.line());
      return Optional.empty();
    }
  }
}
