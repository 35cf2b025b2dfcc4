package io.vigil.launcher.networks;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.evaluate.Figure;
import io.vigil.model.release.BundleRelease;
import io.vigil.model.release.ReleaseConfig;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.TrainConfig;
import io.vigil.model.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes a bundle of a training run. */
public final class Release {
  private final ReleaseConfig config;
  private final Consumer<String> progress;

  /**
   * A release.
   *
   * @param progress hears one line for each step
   */
  public Release(ReleaseConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Calibrates, measures and writes.
   *
   * @param run how it was trained
   * @param checkpoint where it stands
   * @param directory of the bundle; what stands there is replaced
   * @return what was measured
   * @throws Failure if the directory cannot be written
   */
  public List<Figure> make(TrainConfig run, Checkpoint checkpoint, Path directory) {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("data", "procedural world, split TRAIN");
    provenance.put("seed", Long.toString(run.seed()));
    provenance.put("steps", Long.toString(checkpoint.step()));
    provenance.put("clips", Long.toString(checkpoint.position()));
    try {
      return new BundleRelease(Trainer.network(), Trainer.vocabulary(), config, progress)
          .make(checkpoint.served(), provenance, directory);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "release.directory",
          directory + " cannot be written",
          "name another folder with --release",
          e);
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }
}
