package io.vigil.model.release;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.bundle.EventRate;
import io.vigil.model.composite.CompositeCast;
import io.vigil.model.composite.FilmCamera;
import io.vigil.model.composite.FilmShelf;
import io.vigil.model.composite.StillCamera;
import io.vigil.model.composite.StillShelf;
import io.vigil.model.evaluate.Evaluation;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.evaluate.Figure;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.StreamPlayer;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.Camera;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bundle of trained weights: exports them, calibrates and finds thresholds on validation
 * cameras, measures on test cameras, and writes what was measured into the manifest.
 */
public final class BundleRelease {
  private final NetworkConfig network;
  private final Vocabulary vocabulary;
  private final ReleaseConfig config;
  private final Optional<AssetPack> assets;
  private final Consumer<String> progress;

  /**
   * A release.
   *
   * @param assets the pack of real material that was trained on, if any
   * @param progress hears one line for each step
   */
  public BundleRelease(
      NetworkConfig network,
      Vocabulary vocabulary,
      ReleaseConfig config,
      Optional<AssetPack> assets,
      Consumer<String> progress) {
    this.network = network;
    this.vocabulary = vocabulary;
    this.config = config;
    this.assets = assets;
    this.progress = progress;
  }

  /**
   * Makes the bundle.
   *
   * @param trained weights of the network, by name
   * @param provenance where they come from
   * @param licence of the weights, an SPDX expression
   * @param directory of the bundle; what stands there is replaced
   * @return what was measured
   * @throws IOException if the directory cannot be written
   * @throws BundleException if what was written cannot be loaded, which is a fault of this class
   */
  public List<Figure> make(
      Map<String, float[]> trained, Map<String, String> provenance, String licence, Path directory)
      throws IOException, BundleException {
    Map<String, float[]> weights = Rounding.of(trained);
    BundleManifest manifest =
        Manifests.uncalibrated(
            config.name(), config.version(), licence, network, vocabulary, provenance);
    Calibration none = Calibration.none(network.events());
    BundleWriter.write(directory, manifest, network, weights, none);
    Decisions decisions = Decisions.find(manifest, validate(directory), progress);
    BundleManifest decided = decisions.in(manifest);
    BundleWriter.write(directory, decided, network, weights, decisions.calibration());
    List<Figure> figures = evaluate(directory, config.evaluation());
    Map<String, Double> quality = quality(figures);
    BundleWriter.describe(
        directory,
        Manifests.decided(decided, decided.eventTypes(), decided.captionDueThreshold(), quality));
    return figures;
  }

  /** The figures by their names; of a type's events also how much is true and how much is told. */
  static Map<String, Double> quality(List<Figure> figures) {
    Map<String, Double> quality = new TreeMap<>();
    for (Figure figure : figures) {
      quality.put(figure.figure(), rounded(figure.value()));
      EventRate.F1
          .type(figure.figure())
          .ifPresent(
              type -> {
                put(quality, EventRate.PRECISION.figure(type), figure.detail().get("precision"));
                put(quality, EventRate.RECALL.figure(type), figure.detail().get("recall"));
              });
    }
    return quality;
  }

  private static void put(Map<String, Double> quality, String figure, @Nullable Object measured) {
    if (measured instanceof Double value) {
      quality.put(figure, rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private List<Recording> validate(Path directory) throws BundleException {
    List<Recording> recordings = new ArrayList<>();
    try (BundleInference inference = open(directory)) {
      StreamPlayer player = new StreamPlayer(inference);
      EvaluationConfig amount = config.validation();
      List<Camera> cameras = validationCameras(amount);
      for (int i = 0; i < cameras.size(); i++) {
        recordings.addAll(
            player.play(cameras.get(i), amount.seconds(), EnumSet.of(SenseMask.BOTH)).values());
        progress.accept("validation camera " + (i + 1) + " of " + cameras.size());
      }
    }
    return recordings;
  }

  private List<Camera> validationCameras(EvaluationConfig amount) {
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < amount.cameras(); i++) {
      cameras.add(new SimulatedCamera(amount.firstSeed() + i, Split.VALIDATION));
    }
    if (assets.isPresent()) {
      CompositeCast cast = new CompositeCast(assets.get(), Split.VALIDATION);
      FilmShelf films = new FilmShelf(assets.get(), CompositeCast.part(Split.VALIDATION));
      StillShelf stills = new StillShelf(assets.get(), CompositeCast.part(Split.VALIDATION));
      for (int i = 0; i < amount.real(); i++) {
        long seed = amount.firstSeed() + i;
        if (!stills.isEmpty()) {
          cameras.add(new StillCamera(seed, Split.VALIDATION, stills, amount.seconds()));
        }
        cameras.add(new SimulatedCamera(seed, Split.VALIDATION, cast));
        if (!films.isEmpty()) {
          cameras.add(new FilmCamera(seed, Split.VALIDATION, films, amount.seconds()));
        }
      }
    }
    return cameras;
  }

  private List<Figure> evaluate(Path directory, EvaluationConfig amount) throws BundleException {
    try (BundleInference inference = open(directory)) {
      Evaluation evaluation = new Evaluation(inference, amount, assets);
      int steps = evaluation.steps();
      return evaluation.run(done -> progress.accept("evaluation " + done + " of " + steps));
    }
  }

  private static BundleInference open(Path directory) throws BundleException {
    return new BundleInference(BundleLoader.load(directory, SessionOptions.standard()));
  }
}
