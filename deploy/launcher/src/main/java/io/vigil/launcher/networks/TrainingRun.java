package io.vigil.launcher.networks;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import io.vigil.model.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A training run in a directory, which goes on where it stopped. Used by one thread. */
public final class TrainingRun {
  private final TrainConfig config;

  /** A run that stands in the configuration's directory, or begins there. */
  public TrainingRun(TrainConfig config) {
    this.config = config;
  }

  /**
   * The last checkpoint, if there is one.
   *
   * @throws Failure if it cannot be read
   */
  public Optional<Checkpoint> checkpoint() {
    Path file = config.directory().resolve(Trainer.CHECKPOINT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.read(file));
    } catch (IOException e) {
      throw failure("train.checkpoint", file + " cannot be read", "train in another --out", e);
    }
  }

  /**
   * Trains to the last step, or until the calling thread is interrupted; a checkpoint stands at the
   * end of either.
   *
   * @param listener hears of progress
   * @return whether the last step was reached
   * @throws Failure if the directory cannot be written, or the loss grows beyond all bounds
   */
  public boolean train(Consumer<Progress> listener) {
    try {
      new Trainer(config, listener).run();
    } catch (IOException e) {
      throw failure(
          "train.directory",
          config.directory() + " cannot be written",
          "make room, or train in another --out",
          e);
    } catch (IllegalStateException e) {
      throw failure("train.diverged", String.valueOf(e.getMessage()), "", e);
    }
    // The interrupt has done its work; what follows shall not stumble over it.
    boolean interrupted = Thread.interrupted();
    return !interrupted && checkpoint().filter(this::complete).isPresent();
  }

  /** Whether a checkpoint stands at the end of the schedule. */
  public boolean complete(Checkpoint checkpoint) {
    return checkpoint.step() >= config.schedule().steps();
  }

  private static Failure failure(String code, String fault, String mend, Exception cause) {
    return new Failure(ExitCode.FAILURE, code, fault, mend, cause);
  }
}
