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
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a bundle whose pictures or sound are encoded by a model that was made elsewhere. What the
 * other encoder gives is projected to tokens that the base bundle's fusion can read: a ridge
 * regression to the tokens that the base's own encoder gives of the same media. Fusion, heads and
 * the sketches by which motion is seen stay the base's.
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
   * @param judged simulated cameras that the bundle is measured on before and after; 0 for none
   */
  public record Amounts(int cameras, int judged) {}

  /**
   * What came of it.
   *
   * @param features K, width of what the imported encoder gives
   * @param explained share of the variance of the base's tokens, on media that were not fitted
   * @param strength of the penalty that was chosen
   * @param before mean event F1 of the base on simulated cameras; NaN if not measured
   * @param after the same of the new bundle
   */
  public record Report(
      int features, double explained, double strength, double before, double after) {}

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
        fit = graph.fit(before, new ForeignMedia(amounts.cameras(), SEED), listener.part(0, 0.6));
        graph.export(draft.directory());
        draft.carryOver();
        BundleWriter.describe(draft.directory(), manifest(graph.inputs(), old, fit, Map.of()));
        Report report = judged(before, draft.directory(), types, features, fit, listener);
        BundleWriter.describe(
            draft.directory(), manifest(graph.inputs(), old, fit, quality(report)));
        listener.at(1, "done");
        draft.finish();
        return report;
      }
    }
  }

  private Report judged(
      BundleInference before,
      Path made,
      int types,
      int features,
      RidgeFit fit,
      TuningListener listener)
      throws BundleException {
    double f1Before = Double.NaN;
    double f1After = Double.NaN;
    try (BundleInference after =
        new BundleInference(BundleLoader.load(made, SessionOptions.standard()))) {
      if (amounts.judged() > 0) {
        Judge old = new Judge(before);
        f1Before = old.meanF1(old.cameras(amounts.judged(), listener.part(0.6, 0.75)), types);
        Judge now = new Judge(after);
        f1After = now.meanF1(now.cameras(amounts.judged(), listener.part(0.75, 1)), types);
      }
    }
    return new Report(features, fit.explained(), fit.strength(), f1Before, f1After);
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

  private BundleManifest manifest(
      BundleManifest.Inputs inputs, BundleManifest old, RidgeFit fit, Map<String, Double> quality) {
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
        old.fusion(),
        Signatures.of(!old.answers().isEmpty(), false),
        Map.of(),
        provenance,
        quality);
  }
}
