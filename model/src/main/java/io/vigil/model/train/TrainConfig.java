package io.vigil.model.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A training run.
 *
 * @param directory where checkpoints and metrics go; a run found there is continued
 * @param from a bundle whose weights are begun with where the directory holds no run yet; what it
 *     lacks begins by chance
 * @param seed of the weights and of all that is drawn
 * @param clips N, clips of a step, at least 2
 * @param glances G, single real pictures of a step where there is material, at least 1
 * @param schedule of the learning rate
 * @param losses weights of the objectives
 * @param clip greatest global norm of the gradient
 * @param decay of the weights, times the rate
 * @param averaging steps over which the served weights are averaged
 * @param makers threads that make clips
 * @param uses how often a clip is used
 * @param pool clips kept where they are used more than once (0.6 MB each)
 * @param material what clips are made of
 * @param bfloat16 whether products of matrices are taken in bfloat16, with sums in float32
 * @param checkpointEvery time between two checkpoints
 */
public record TrainConfig(
    Path directory,
    Optional<Path> from,
    long seed,
    int clips,
    int glances,
    Schedule schedule,
    LossWeights losses,
    float clip,
    float decay,
    int averaging,
    int makers,
    double uses,
    int pool,
    Material material,
    boolean bfloat16,
    Duration checkpointEvery) {

  /** The run that made the shipped bundle, in a directory of its own, with so many steps. */
  public static TrainConfig standard(Path directory, int steps) {
    return new TrainConfig(
        directory,
        Optional.empty(),
        20_261,
        16,
        48,
        new Schedule(1e-3, 200, steps, 0.35),
        LossWeights.standard(),
        1f,
        0.02f,
        400,
        1,
        3,
        3_000,
        Material.procedural(),
        false,
        Duration.ofMinutes(2));
  }
}
