package io.vigil.model.adapt;

import io.vigil.model.adapt.ForeignMapping.Kind;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.train.FusionTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a bundle whose pictures or sound are encoded by a model that was made elsewhere. What the
 * other encoder gives is projected to tokens that the base bundle's fusion can read: a ridge
 * regression to the tokens that the base's own encoder gives of the same media. Then fusion and
 * heads are trained on top, if wanted and if they are of the sizes that are trained here; the
 * encoders, and the sketches by which motion is seen, stay.
 */
public final class ForeignImport {
  private static final long SEED = 3_000_000;

  private final Path model;
  private final ForeignMapping mapping;
  private final Path base;
  private final Path target;
  private final Amounts amounts;

  /**
   * How much it is fitted on and judged by.
   *
   * @param cameras simulated cameras whose pictures or sound both encoders are shown, eight of each
   * @param steps of training of fusion and heads on top; 0 for none
   * @param judged simulated cameras that the bundle is measured on before and after; 0 for none
   */
  public record Amounts(int cameras, int steps, int judged) {}

  /**
   * What the training on top came to.
   *
   * @param steps that were trained; 0 where that was not wanted or could not be done
   * @param first mean loss of its first steps
   * @param last mean loss of its last ones
   */
  public record OnTop(int steps, double first, double last) {
    static final OnTop NONE = new OnTop(0, Double.NaN, Double.NaN);
  }

  /**
   * What came of it.
   *
   * @param features K, width of what the imported encoder gives
   * @param explained share of the variance of the base's tokens, on media that were not fitted
   * @param strength of the penalty that was chosen
   * @param onTop the training of fusion and heads
   * @param before mean event F1 of the base on simulated cameras; NaN if not measured
   * @param projected the same of the new bundle before the training on top
   * @param after the same of the new bundle
   */
  public record Report(
      int features,
      double explained,
      double strength,
      OnTop onTop,
      double before,
      double projected,
      double after) {}

  /**
   * An import.
   *
   * @param model directory of a SavedModel
   * @param base bundle whose fusion is to read it
   * @param target of the new bundle, which must not be there
   */
  public ForeignImport(
      Path model, ForeignMapping mapping, Path base, Path target, Amounts amounts) {
    this.model = model;
    this.mapping = mapping;
    this.base = base;
    this.target = target;
    this.amounts = amounts;
  }

  /**
   * Imports.
   *
   * @throws ForeignException if the model does not fit
   * @throws BundleException if the base cannot be used
   * @throws IOException if the target is there already or cannot be written
   */
  public Report run(TuningListener listener) throws ForeignException, BundleException, IOException {
    try (Bundle bundle = BundleLoader.load(base, SessionOptions.standard());
        BundleInference before =
            new BundleInference(BundleLoader.load(base, SessionOptions.standard()));
        BundleDraft draft = new BundleDraft(base, target)) {
      BundleManifest old = bundle.manifest();
      if (mapping.kind() == Kind.SOUND && old.inputs().soundSketchTokens() > 0) {
        throw new ForeignException(
            base + " was fine-tuned on its own encoder of sound; import into one that was not");
      }
      int types = old.eventTypes().size();
      int cells = old.frameTokens() - old.sketchTokens() - 1;
      listener.at(0, "loading");
      RidgeFit fit;
      int features;
      try (ForeignEncoder encoder =
              ForeignEncoder.of(
                  ForeignModel.of(model, mapping), mapping, (int) Math.round(Math.sqrt(cells)));
          ForeignGraph graph = new ForeignGraph(bundle, encoder, mapping)) {
        features = encoder.width();
        fit = graph.fit(before, new ForeignMedia(amounts.cameras(), SEED), listener.part(0, 0.3));
        graph.export(draft.directory());
        draft.carryOver();
        BundleManifest manifest = manifest(graph.inputs(), old, fit);
        BundleWriter.describe(draft.directory(), manifest);
        double f1Before = judged(before, types, listener.part(0.3, 0.35));
        double projected = judged(draft, types, listener.part(0.35, 0.4));
        OnTop onTop = OnTop.NONE;
        double f1After = projected;
        if (amounts.steps() > 0 && FusionTrainer.canTrain(manifest)) {
          FusionOnTop.Outcome outcome =
              new FusionOnTop(
                      draft, FusionTrainer.Plan.of(amounts.steps()), listener.part(0.4, 0.93))
                  .run();
          onTop = new OnTop(amounts.steps(), outcome.first(), outcome.last());
          manifest = outcome.manifest();
          f1After = judged(draft, types, listener.part(0.93, 1));
        }
        Report report =
            new Report(
                features, fit.explained(), fit.strength(), onTop, f1Before, projected, f1After);
        BundleWriter.describe(draft.directory(), finished(manifest, report));
        listener.at(1, "done");
        draft.finish();
        return report;
      }
    }
  }

  private double judged(BundleDraft draft, int types, TuningListener playing)
      throws BundleException {
    if (amounts.judged() == 0) {
      return Double.NaN;
    }
    try (BundleInference made =
        new BundleInference(BundleLoader.load(draft.directory(), SessionOptions.standard()))) {
      return judged(made, types, playing);
    }
  }

  private double judged(BundleInference bundle, int types, TuningListener playing) {
    Judge judge = new Judge(bundle);
    return judge.meanF1(judge.cameras(amounts.judged(), playing), types);
  }

  private BundleManifest finished(BundleManifest m, Report report) {
    Map<String, String> provenance = new TreeMap<>(m.provenance());
    if (report.onTop().steps() > 0) {
      provenance.put(
          "trained on top",
          String.format(
              Locale.ROOT,
              "fusion and heads, %d steps on simulated cameras, encoders as they were",
              report.onTop().steps()));
    }
    return m.with(m.inputs(), m.eventTypes(), provenance, quality(report));
  }

  private Map<String, Double> quality(Report report) {
    Map<String, Double> quality = new TreeMap<>();
    quality.put("imported encoder, variance explained", rounded(report.explained()));
    if (amounts.judged() > 0) {
      quality.put("event F1, mean of types", rounded(report.after()));
    }
    return quality;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private BundleManifest manifest(BundleManifest.Inputs inputs, BundleManifest old, RidgeFit fit) {
    Map<String, String> provenance = new TreeMap<>(old.provenance());
    provenance.put(
        "imported " + mapping.kind().name().toLowerCase(Locale.ROOT),
        String.format(
            Locale.ROOT,
            "%s, signature %s; licence %s; read through a ridge regression on %d simulated cameras,"
                + " penalty %s",
            model.toAbsolutePath().normalize().getFileName(),
            mapping.signature(),
            mapping.licence().orElse("not known: ask its maker"),
            amounts.cameras(),
            fit.strength()));
    provenance.put("base", old.name() + " " + old.version());
    return new BundleManifest(
        BundleManifest.FORMAT,
        String.valueOf(target.toAbsolutePath().normalize().getFileName()),
        "0.0.1",
        old.licence() + " AND " + mapping.licence().orElse("LicenseRef-imported"),
        inputs,
        old.eventTypes(),
        old.captionDueThreshold(),
        old.vocabulary(),
        old.answers(),
        old.places(),
        old.fusion(),
        Signatures.of(!old.answers().isEmpty(), false),
        Map.of(),
        provenance,
        Map.of());
  }
}
