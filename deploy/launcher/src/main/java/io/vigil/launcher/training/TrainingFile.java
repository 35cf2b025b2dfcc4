package io.vigil.launcher.training;

import io.vigil.launcher.config.Key;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.release.ReleaseConfig;
import io.vigil.model.train.LossWeights;
import io.vigil.model.train.Material;
import io.vigil.model.train.Schedule;
import io.vigil.model.train.TrainConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A training run as it stands in a YAML file: {@code vigil model train CONFIG.yaml}. What is left
 * out is as in the run that made the shipped bundle.
 */
public record TrainingFile(
    @Key(
            doc = "Where checkpoint, metrics and report go; a run found there is continued",
            value = "")
        Path out,
    @Key(doc = "A bundle with whose weights a new run begins; none begins by chance")
        Optional<Path> from,
    @Key(doc = "Length of the schedule", value = "6000", unit = "steps", min = "1") int steps,
    @Key(
            doc = "Seed of weights and draws; of another seed a run meets other clips",
            value = "20261")
        long seed,
    @Key(doc = "Clips of a step", value = "16", min = "2", max = "4096") int clips,
    @Key(doc = "Time between two checkpoints", value = "2m", min = "1s", max = "1d")
        Duration checkpointEvery,
    @Key(
            doc = "Take products of matrices in bfloat16: faster where the processor has it",
            value = "false")
        boolean bfloat16,
    Rate rate,
    Optimizer optimizer,
    Losses losses,
    Data data,
    Report report,
    Release release) {

  /** The learning rate: up, flat, down. */
  public record Rate(
      @Key(doc = "Highest learning rate", value = "0.001", min = "1e-9", max = "1") double peak,
      @Key(doc = "Steps until it is reached", value = "200", unit = "steps", min = "1") int warmUp,
      @Key(
              doc = "Share of the steps, at the end, in which it falls",
              value = "0.35",
              min = "0",
              max = "1")
          double coolDown) {}

  /** How a step is made of a gradient. */
  public record Optimizer(
      @Key(doc = "Greatest global norm of the gradient", value = "1", min = "1e-6") double clip,
      @Key(doc = "Decay of the weights, times the rate", value = "0.02", min = "0", max = "1")
          double decay,
      @Key(
              doc = "Steps over which the served weights are averaged",
              value = "400",
              unit = "steps",
              min = "1")
          int averaging) {}

  /** How much each objective counts. */
  public record Losses(
      @Key(doc = "Event detection", value = "6", min = "0") double events,
      @Key(doc = "Writing the caption", value = "1.5", min = "0") double caption,
      @Key(doc = "Telling when a caption is due", value = "0.4", min = "0") double due,
      @Key(doc = "Moment and sentence in one space", value = "0.5", min = "0") double contrastive,
      @Key(doc = "Telling what fills each cell of a picture", value = "25", min = "0")
          double regions,
      @Key(doc = "Telling what each quarter second sounds like", value = "4", min = "0")
          double heard,
      @Key(doc = "Telling what there is to say", value = "10", min = "0") double facts,
      @Key(doc = "Answering questions", value = "1.5", min = "0") double answers,
      @Key(doc = "Picture and sound in one space", value = "0.3", min = "0") double pairs,
      @Key(doc = "Guessing masked words", value = "0.2", min = "0") double masked,
      @Key(doc = "Telling what real pictures show", value = "2", min = "0") double presence,
      @Key(
              doc = "Share of the next word's truth that is spread over all words",
              value = "0.03",
              min = "0",
              max = "0.5")
          double smoothing) {}

  /** What clips are made of. The shares hold with a pack alone; the rest is simulated. */
  public record Data(
      @Key(doc = "A pack of real material, as `vigil model assets` makes it; none simulates all")
          Optional<Path> assets,
      @Key(doc = "Share of clips of the composite world", value = "0.42", min = "0", max = "1")
          double composite,
      @Key(doc = "Share of clips of real films", value = "0.14", min = "0", max = "1") double films,
      @Key(doc = "Share of clips of real pictures", value = "0.22", min = "0", max = "1")
          double stills,
      @Key(
              doc = "Single real pictures of a step, beside its clips",
              value = "48",
              min = "1",
              max = "4096")
          int glances,
      @Key(doc = "Threads that make clips", value = "1", min = "1", max = "256") int makers,
      @Key(doc = "How often a clip is used", value = "3", min = "1", max = "100") double uses,
      @Key(
              doc = "Clips kept where they are used more than once, 0.6 MB each",
              value = "3000",
              min = "1")
          int pool) {}

  /** What is shown of a run while it goes on. */
  public record Report(
      @Key(doc = "Write report.html into the run's folder", value = "true") boolean page,
      @Key(doc = "Write TensorBoard's files into the run's folder", value = "true")
          boolean tensorboard,
      @Key(
              doc = "Validation cameras that the page shows, said beside true; 0 shows none",
              value = "3",
              min = "0",
              max = "20")
          int examples,
      @Key(doc = "Least time between two showings of them", value = "10m", min = "0s", max = "7d")
          Duration examplesEvery) {}

  /** The bundle that is made of the run when it is trained. */
  public record Release(
      @Key(doc = "Where the bundle goes; none makes none") Optional<Path> dir,
      @Key(doc = "Name of the bundle", value = "own") String name,
      @Key(doc = "Version of the bundle", value = "0.0.1") String version,
      @Key(doc = "Cameras to measure it on, and to calibrate it on; none takes 60", min = "1")
          Optional<Integer> scenes,
      @Key(
              doc = "Cameras to calibrate it on instead: what is rare needs many to be told by",
              min = "1")
          Optional<Integer> calibrate) {

    /** What is made, and on how much it is calibrated and measured. */
    public ReleaseConfig config() {
      ReleaseConfig standard = ReleaseConfig.standard(name, version);
      return new ReleaseConfig(
          name,
          version,
          amount(standard.validation(), calibrate.or(() -> scenes)),
          amount(standard.evaluation(), scenes));
    }

    private static EvaluationConfig amount(EvaluationConfig standard, Optional<Integer> cameras) {
      return cameras
          .map(
              n ->
                  new EvaluationConfig(
                      n,
                      standard.combinations() == 0 ? 0 : (n * 2 + 2) / 3,
                      standard.seconds(),
                      standard.firstSeed()))
          .orElse(standard);
    }
  }

  /** What the trainer is told. */
  public TrainConfig config() {
    return new TrainConfig(
        out,
        from,
        seed,
        clips,
        data.glances(),
        new Schedule(rate.peak(), rate.warmUp(), steps, rate.coolDown()),
        new LossWeights(
            (float) losses.events(),
            (float) losses.caption(),
            (float) losses.due(),
            (float) losses.contrastive(),
            (float) losses.regions(),
            (float) losses.heard(),
            (float) losses.facts(),
            (float) losses.answers(),
            (float) losses.pairs(),
            (float) losses.masked(),
            (float) losses.presence(),
            (float) losses.smoothing()),
        (float) optimizer.clip(),
        (float) optimizer.decay(),
        optimizer.averaging(),
        data.makers(),
        data.uses(),
        data.pool(),
        data.assets()
            .map(
                pack ->
                    new Material(Optional.of(pack), data.composite(), data.films(), data.stills()))
            .orElseGet(Material::procedural),
        bfloat16,
        checkpointEvery);
  }
}
