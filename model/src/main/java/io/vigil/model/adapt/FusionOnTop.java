package io.vigil.model.adapt;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWeights;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.StreamPlayer;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.network.Calibration;
import io.vigil.model.release.Decisions;
import io.vigil.model.train.FusionTrainer;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lets fusion and heads of a bundle that is being written learn to read its encoders, then finds
 * calibration and thresholds anew on validation cameras.
 */
final class FusionOnTop {
  private static final int VALIDATION_CAMERAS = 12;
  private static final int VALIDATION_SECONDS = 60;
  private static final long FIRST = 2_000_000;

  /** The share of the steps at either end whose mean loss is reported. */
  private static final double ENDS = 0.1;

  private final BundleDraft draft;
  private final FusionTrainer.Plan plan;
  private final TuningListener listener;

  /**
   * What came of it.
   *
   * @param manifest of what was written
   * @param first mean loss of the first steps
   * @param last mean loss of the last ones
   */
  record Outcome(BundleManifest manifest, double first, double last) {}

  FusionOnTop(BundleDraft draft, FusionTrainer.Plan plan, TuningListener listener) {
    this.draft = draft;
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * Trains and writes.
   *
   * @throws IOException if the draft cannot be written, or if interrupted
   */
  Outcome run() throws BundleException, IOException {
    List<Double> losses = new ArrayList<>();
    train(losses);
    BundleManifest manifest;
    try (Bundle bundle = open();
        BundleInference inference = new BundleInference(bundle)) {
      Decisions decisions = Decisions.find(bundle.manifest(), validation(inference), line -> {});
      manifest = decisions.in(bundle.manifest());
      Calibration old = Calibration.of(BundleWeights.read(bundle, Calibration.NAMES));
      write(bundle, decisions.calibration().after(old).named(), manifest);
    }
    return new Outcome(
        manifest,
        mean(losses.subList(0, ends(losses))),
        mean(losses.subList(losses.size() - ends(losses), losses.size())));
  }

  private void train(List<Double> losses) throws BundleException, IOException {
    TuningListener training = listener.part(0, 0.8);
    try (Bundle bundle = open();
        BundleInference encoders = new BundleInference(bundle)) {
      Map<String, float[]> weights =
          new FusionTrainer(
                  plan,
                  (done, loss) -> {
                    losses.add(loss);
                    training.at(
                        (double) done / plan.steps(),
                        String.format(Locale.ROOT, "training the fusion, loss %.2f", loss));
                  })
              .train(bundle, encoders);
      write(bundle, weights, bundle.manifest());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Bundle open() throws BundleException {
    return BundleLoader.load(draft.directory(), SessionOptions.standard());
  }

  private void write(Bundle bundle, Map<String, float[]> weights, BundleManifest manifest)
      throws IOException {
    try (BundleGraph graph = BundleGraph.of(bundle, List::of)) {
      graph.set(weights);
      draft.clearNetwork();
      graph.export(draft.directory());
    }
    BundleWriter.describe(draft.directory(), manifest);
  }

  private List<Recording> validation(BundleInference inference) {
    TuningListener playing = listener.part(0.8, 1);
    StreamPlayer player = new StreamPlayer(inference);
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < VALIDATION_CAMERAS; i++) {
      playing.at((double) i / VALIDATION_CAMERAS, "choosing thresholds");
      SimulatedCamera camera = new SimulatedCamera(FIRST + i, Split.VALIDATION);
      recordings.addAll(
          player.play(camera, VALIDATION_SECONDS, EnumSet.of(SenseMask.BOTH)).values());
    }
    return recordings;
  }

  private static int ends(List<Double> losses) {
    return (int) Math.ceil(ENDS * losses.size());
  }

  private static double mean(List<Double> losses) {
    return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
