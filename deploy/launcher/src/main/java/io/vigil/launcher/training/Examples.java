package io.vigil.launcher.training;

import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.evaluate.Glance;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.release.DraftBundle;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Trainer;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model of the last checkpoint says of validation cameras: always the same ones, so that
 * one sees it learn. The bundle that is made for it stays in the run's folder as {@code draft}: its
 * thresholds are not calibrated, but it runs like any other.
 */
final class Examples {
  static final String DRAFT = "draft";

  private static final long FIRST_SEED = 2_900_000;
  private static final int SECONDS = 8;

  private final TrainingFile.Report config;
  private final Path directory;
  private final Clock clock;
  private Instant last = Instant.MIN;
  private Optional<Object> seen = Optional.empty();

  /**
   * What was said.
   *
   * @param step of the checkpoint
   */
  record Fresh(long step, List<Glance> glances) {}

  Examples(TrainingFile.Report config, Path directory, Clock clock) {
    this.config = config;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Looks anew, if there is a new checkpoint and the last look is long enough ago.
   *
   * @throws IOException if the run's directory cannot be read or written
   * @throws Failure if the bundle of the checkpoint does not load
   */
  Optional<Fresh> due() throws IOException {
    Path file = directory.resolve(Trainer.CHECKPOINT);
    if (config.examples() == 0
        || !Files.exists(file)
        || clock.instant().isBefore(earliest())
        || seen.filter(Files.getLastModifiedTime(file)::equals).isPresent()) {
      return Optional.empty();
    }
    seen = Optional.of(Files.getLastModifiedTime(file));
    Checkpoint checkpoint = Checkpoint.read(file);
    Path draft = directory.resolve(DRAFT);
    DraftBundle.write(Trainer.network(), Trainer.vocabulary(), checkpoint, draft);
    List<Glance> glances = new ArrayList<>();
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(draft, SessionOptions.standard()))) {
      for (int i = 0; i < config.examples(); i++) {
        glances.add(
            Glance.of(inference, new SimulatedCamera(FIRST_SEED + i, Split.VALIDATION), SECONDS));
      }
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
    last = clock.instant();
    return Optional.of(new Fresh(checkpoint.step(), glances));
  }

  private Instant earliest() {
    return last.equals(Instant.MIN) ? last : last.plus(config.examplesEvery());
  }
}
