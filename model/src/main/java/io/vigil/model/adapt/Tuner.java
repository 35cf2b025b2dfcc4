package io.vigil.model.adapt;

import io.vigil.model.adapt.CrossFit.Fitted;
import io.vigil.model.adapt.TuningReport.ClassScore;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWriter;
import io.vigil.model.evaluate.EventScore;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adapts a bundle to a user's classes without touching what it knows: encoders and fusion stay, a
 * new head learns on their tokens and on a sketch of the sound. Each class becomes an event type of
 * its own, calibrated, with a threshold that was chosen on films that its head had not seen.
 *
 * <p>Writes beside the target and renames at the end, so that whatever stops it leaves either the
 * whole new bundle or nothing.
 */
public final class Tuner {

  private static final int FOLDS = 4;

  /** Each simulated camera shows none of the classes for so long. */
  private static final int WORLD_SECONDS = 40;

  private static final double HOUR = 3600;

  private final TuningConfig config;
  private final TuningListener listener;

  /** An adaptation. */
  public Tuner(TuningConfig config, TuningListener listener) {
    this.config = config;
    this.listener = listener;
  }

  /**
   * Adapts.
   *
   * @param source of the bundle, which stays as it is
   * @param clips the user's; every class has at least two films to learn from
   * @param target of the new bundle; nothing may stand there
   * @throws BundleException if the source cannot be used
   * @throws IOException if the target cannot be written
   */
  public TuningReport tune(Path source, ClipSet clips, Path target)
      throws BundleException, IOException {
    Bundle bundle = BundleLoader.load(source, SessionOptions.standard());
    try (BundleInference before = new BundleInference(bundle);
        BundleDraft draft = new BundleDraft(source, target)) {
      int old = bundle.manifest().eventTypes().size();
      Judge judge = new Judge(before);
      Kin kin = new Kin(bundle.manifest(), clips.classes().size());
      NearestMean nearest = nearest(judge, clips, kin, listener.part(0, 0.1));
      Confusion unadapted = new Confusion(clips.classes().size());
      Segments embedded = embedded(judge, clips.test(), clips.classes());
      for (int i = 0; i < embedded.count(); i++) {
        unadapted.add(embedded.classes().get(i), nearest.nearest(embedded.mean(i)));
      }
      List<Recording> camerasBefore =
          judge.cameras(config.evaluationCameras(), listener.part(0.1, 0.17));
      double oldBefore = judge.meanF1(camerasBefore, old);
      BundleManifest manifest = learn(bundle, before, clips, kin, draft);
      TuningReport report;
      try (BundleInference after =
          new BundleInference(BundleLoader.load(draft.directory(), SessionOptions.standard()))) {
        report = judged(after, clips, old, kin, unadapted, oldBefore);
      }
      BundleWriter.describe(draft.directory(), described(manifest, report));
      listener.at(1, "done");
      draft.finish();
      return report;
    }
  }

  /** The mean embedding of each class, and which of the bundle's types its films set off. */
  private static NearestMean nearest(Judge judge, ClipSet clips, Kin kin, TuningListener progress) {
    int[] done = {0};
    Segments segments =
        Segments.of(
            clips.train(),
            clips.classes(),
            stream -> {
              progress.at((double) done[0]++ / clips.train().size(), "before: " + done[0]);
              List<FusionOutput> outputs = judge.outputs(stream);
              float[][] truth = stream.truth();
              for (int c = 0; c < clips.classes().size(); c++) {
                List<FusionOutput> holds = new ArrayList<>();
                for (int k = 0; k < outputs.size(); k++) {
                  if (truth[k][c] > 0) {
                    holds.add(outputs.get(k));
                  }
                }
                kin.add(c, holds);
              }
              return outputs.stream().map(FusionOutput::embedding).toList();
            });
    return new NearestMean(segments, clips.classes().size());
  }

  private static Segments embedded(Judge judge, List<LabelledFilm> films, List<String> classes) {
    return Segments.of(
        films,
        classes,
        stream -> judge.outputs(stream).stream().map(FusionOutput::embedding).toList());
  }

  private BundleManifest learn(
      Bundle bundle, BundleInference before, ClipSet clips, Kin kin, BundleDraft draft)
      throws IOException {
    try (TunableBundle tunable = new TunableBundle(bundle)) {
      List<List<Example>> sequences =
          examples(tunable, before, clips, kin, listener.part(0.17, 0.5));
      int classes = clips.classes().size();
      CrossFit cross =
          new CrossFit(
              new HeadFit(tunable.soundWidth(), tunable.pictureWidth(), classes), FOLDS, classes);
      TuningListener fitting = listener.part(0.5, 0.85);
      Fitted fitted =
          cross.fit(
              sequences, done -> fitting.at((double) done / cross.fits(), "fitting the head"));
      ClassThresholds thresholds =
          new ClassThresholds(tunable.manifest().hopMicros(), fitted.head(), fitted.scored());
      List<EventType> types = new ArrayList<>(tunable.manifest().eventTypes());
      for (int c = 0; c < classes; c++) {
        types.add(thresholds.find(TuningConfig.PREFIX + clips.classes().get(c), c));
      }
      tunable.export(fitted.head(), draft.directory());
      BundleManifest manifest =
          tunable
              .manifest()
              .with(
                  tunable.manifest().inputs(),
                  types,
                  provenance(bundle.manifest(), clips),
                  bundle.manifest().quality())
              .named(config.name(), bundle.manifest().version());
      draft.carryOver();
      BundleWriter.describe(draft.directory(), manifest);
      return manifest;
    }
  }

  private List<List<Example>> examples(
      TunableBundle tunable,
      BundleInference before,
      ClipSet clips,
      Kin kin,
      TuningListener progress) {
    ExampleMaker maker = new ExampleMaker(tunable, before, clips.classes());
    List<List<LabelledFilm>> folds = Folds.of(clips.train(), FOLDS);
    List<List<Example>> sequences = new ArrayList<>();
    int steps = FOLDS * (1 + config.variants()) + config.worldCameras();
    int done = 0;
    for (int f = 0; f < FOLDS; f++) {
      for (int v = 0; v <= config.variants(); v++) {
        progress.at((double) done++ / steps, "reading the clips, " + (v + 1) + " times");
        sequences.addAll(maker.of(folds.get(f), f, v > 0, config.seed() * 1_000 + 31L * v + f));
      }
    }
    boolean sees = clips.train().stream().anyMatch(LabelledFilm::sees);
    boolean hears = clips.train().stream().anyMatch(LabelledFilm::hears);
    for (int i = 0; i < config.worldCameras(); i++) {
      progress.at((double) done++ / steps, "reading simulated cameras");
      sequences.add(maker.world(config.seed() + i, WORLD_SECONDS, sees, hears, kin));
    }
    return sequences;
  }

  private Map<String, String> provenance(BundleManifest old, ClipSet clips) {
    Map<String, String> provenance = new TreeMap<>(old.provenance());
    int number = 1;
    while (provenance.containsKey("adapted " + number)) {
      number++;
    }
    provenance.put(
        "adapted " + number,
        String.format(
            Locale.ROOT,
            "from %s %s, seed %d: a new head on frozen encoders and fusion tells %s",
            old.name(),
            old.version(),
            config.seed(),
            String.join(", ", clips.classes())));
    provenance.put(
        "data clips " + number,
        String.format(
            Locale.ROOT,
            "%d films learnt from, %d judged by; %s",
            clips.train().size(),
            clips.test().size(),
            config.data()));
    return provenance;
  }

  private TuningReport judged(
      BundleInference after,
      ClipSet clips,
      int old,
      Kin kin,
      Confusion unadapted,
      double oldBefore) {
    Judge judge = new Judge(after);
    listener.at(0.86, "judging");
    Confusion adapted = new Confusion(clips.classes().size());
    Segments segments =
        Segments.of(
            clips.test(),
            clips.classes(),
            stream -> judge.outputs(stream).stream().map(o -> judge.scores(o, old)).toList());
    for (int i = 0; i < segments.count(); i++) {
      adapted.add(segments.classes().get(i), highest(segments.mean(i)));
    }
    List<EventScore> events =
        judge.events(ClipStream.of(clips.test(), clips.classes(), false, config.seed()), old);
    List<Recording> cameras = judge.cameras(config.evaluationCameras(), listener.part(0.92, 0.99));
    int[] alarms = judge.falseAlarms(cameras, old, kin);
    List<ClassScore> scores = new ArrayList<>();
    for (int c = 0; c < clips.classes().size(); c++) {
      String name = clips.classes().get(c);
      long learnt =
          clips.train().stream()
              .filter(f -> f.labels().stream().anyMatch(l -> l.name().equals(name)))
              .count();
      scores.add(
          new ClassScore(
              name,
              (int) learnt,
              adapted.judged(c),
              adapted.precision(c),
              adapted.recall(c),
              adapted.f1(c),
              unadapted.f1(c),
              events.get(c).f1(),
              alarms[c]));
    }
    return new TuningReport(
        clips.classes(),
        adapted.all(),
        adapted.accuracy(),
        unadapted.accuracy(),
        adapted.majority(),
        adapted.counts(),
        scores,
        oldBefore,
        judge.meanF1(cameras, old),
        cameras.stream().mapToDouble(Recording::seconds).sum() / HOUR);
  }

  private static int highest(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  private static BundleManifest described(BundleManifest manifest, TuningReport report) {
    Map<String, Double> quality = new TreeMap<>(manifest.quality());
    quality.put("custom accuracy", rounded(report.accuracy()));
    quality.put("custom accuracy before", rounded(report.before()));
    for (ClassScore score : report.scores()) {
      quality.put("event F1 " + TuningConfig.PREFIX + score.name(), rounded(score.eventF1()));
    }
    return manifest.with(manifest.inputs(), manifest.eventTypes(), manifest.provenance(), quality);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
