package io.vigil.model.evaluate;

import io.vigil.model.assets.AssetPack;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.composite.CompositeCast;
import io.vigil.model.composite.FilmCamera;
import io.vigil.model.composite.FilmShelf;
import io.vigil.model.evaluate.CaptionScorer.Judged;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.Camera;
import io.vigil.model.world.QuestionKind;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Measures a bundle on simulated cameras that training never saw: events, captions, retrieval, with
 * both senses and with each alone, on held-out combinations, and calibration.
 */
public final class Evaluation {

  private final Inference inference;
  private final BundleManifest manifest;
  private final EvaluationConfig config;
  private final EventScorer events;
  private final CaptionScorer captions;
  private final Optional<AssetPack> assets;

  /** Of a loaded bundle, on the procedural world. */
  public Evaluation(Inference inference, EvaluationConfig config) {
    this(inference, config, Optional.empty());
  }

  /**
   * Of a loaded bundle.
   *
   * @param assets a pack, of whose held-out parts the composite world and films with faults are
   *     made; without one, only the procedural world is measured on
   */
  public Evaluation(Inference inference, EvaluationConfig config, Optional<AssetPack> assets) {
    this.assets = assets;
    this.inference = inference;
    this.manifest = inference.manifest();
    this.config = config;
    this.events = new EventScorer(manifest);
    this.captions = new CaptionScorer(inference);
  }

  /**
   * Plays all cameras and measures.
   *
   * @param progress hears how many cameras are done
   */
  public List<Figure> run(IntConsumer progress) {
    StreamPlayer player = new StreamPlayer(inference);
    Map<SenseMask, List<Recording>> test = new EnumMap<>(SenseMask.class);
    for (SenseMask sense : SenseMask.values()) {
      test.put(sense, new ArrayList<>());
    }
    for (int i = 0; i < config.cameras(); i++) {
      SimulatedCamera camera = new SimulatedCamera(config.firstSeed() + i, Split.TEST);
      player
          .play(camera, config.seconds(), EnumSet.allOf(SenseMask.class))
          .forEach((sense, r) -> test.getOrDefault(sense, new ArrayList<>()).add(r));
      progress.accept(i + 1);
    }
    List<Recording> combinations = new ArrayList<>();
    for (int i = 0; i < config.combinations(); i++) {
      SimulatedCamera camera = new SimulatedCamera(config.firstSeed() + i, Split.TEST_COMBINATIONS);
      combinations.addAll(
          player.play(camera, config.seconds(), EnumSet.of(SenseMask.BOTH)).values());
      progress.accept(config.cameras() + i + 1);
    }
    List<Figure> figures = new ArrayList<>();
    Scored whole = scored(test.getOrDefault(SenseMask.BOTH, List.of()));
    add(figures, "", whole, true);
    perType(figures, "", whole);
    figures.add(calibration(whole.recordings()));
    for (SenseMask sense : List.of(SenseMask.DEAF, SenseMask.BLIND)) {
      String prefix = sense.name().toLowerCase(Locale.ROOT) + ".";
      add(figures, prefix, scored(test.getOrDefault(sense, List.of())), false);
    }
    motion(figures, whole, scored(test.getOrDefault(SenseMask.STILL, List.of())));
    due(figures, whole.recordings());
    if (!combinations.isEmpty()) {
      add(figures, "combinations.", scored(combinations), true);
    }
    assets.ifPresent(pack -> real(pack, player, progress, figures));
    return figures;
  }

  private void real(
      AssetPack pack, StreamPlayer player, IntConsumer progress, List<Figure> figures) {
    int done = config.cameras() + config.combinations();
    CompositeCast cast = new CompositeCast(pack, Split.TEST);
    List<Recording> composed = new ArrayList<>();
    for (int i = 0; i < config.real(); i++) {
      composed.addAll(play(player, new SimulatedCamera(config.firstSeed() + i, Split.TEST, cast)));
      progress.accept(++done);
    }
    Scored composite = scored(composed);
    add(figures, "composite.", composite, false);
    perType(figures, "composite.", composite);
    FilmShelf shelf = new FilmShelf(pack, CompositeCast.part(Split.TEST));
    if (shelf.isEmpty()) {
      return;
    }
    List<Recording> played = new ArrayList<>();
    for (int i = 0; i < config.real(); i++) {
      played.addAll(
          play(
              player, new FilmCamera(config.firstSeed() + i, Split.TEST, shelf, config.seconds())));
      progress.accept(++done);
    }
    Scored films = scored(played);
    figures.add(
        ratio("films.event F1, mean of types", meanF1(films.scores()), 0.9, interval(films)));
    perType(figures, "films.", films);
  }

  private List<Recording> play(StreamPlayer player, Camera camera) {
    return List.copyOf(player.play(camera, config.seconds(), EnumSet.of(SenseMask.BOTH)).values());
  }

  /** Recordings, and of each the score of each event type. */
  private record Scored(List<Recording> recordings, List<List<EventScore>> scores) {}

  private Scored scored(List<Recording> recordings) {
    return new Scored(recordings, recordings.stream().map(events::score).toList());
  }

  private static Map<String, Object> interval(Scored scored) {
    Bootstrap.Interval interval = Bootstrap.of(scored.scores(), Evaluation::meanF1, 1);
    Map<String, Object> detail = counts(scored.recordings());
    detail.put("low95", interval.low());
    detail.put("high95", interval.high());
    return detail;
  }

  private void add(List<Figure> figures, String prefix, Scored scored, boolean aim) {
    List<Recording> recordings = scored.recordings();
    List<List<EventScore>> scores = scored.scores();
    Map<String, Object> detail = interval(scored);
    EventScore all =
        scores.stream().flatMap(List::stream).reduce(EventScore.none(), EventScore::plus);
    detail.put("events", all.truth());
    figures.add(ratio(prefix + "event F1, mean of types", meanF1(scores), aim ? 0.8 : 0, detail));
    figures.add(
        ratio(prefix + "event F1, all events", all.f1(), aim ? 0.8 : 0, counts(recordings)));
    figures.add(
        new Figure(prefix + "event onset error", all.onsetError(), "s", 0.25, "lower", Map.of()));
    List<Judged> judged = recordings.stream().flatMap(r -> captions.judge(r).stream()).toList();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("captions", judged.size());
    told.put("facts", judged.stream().mapToInt(Judged::wanted).sum());
    figures.add(
        ratio(
            prefix + "caption fact precision",
            CaptionScorer.precision(judged),
            aim ? 0.85 : 0,
            told));
    figures.add(
        ratio(prefix + "caption fact recall", CaptionScorer.recall(judged), aim ? 0.8 : 0, told));
    figures.add(
        new Figure(
            prefix + "caption CIDEr",
            CaptionScorer.cider(judged),
            "",
            aim ? 3 : 0,
            "higher",
            told));
    questions(figures, prefix, recordings, aim);
    figures.add(
        ratio(
            prefix + "retrieval R@1 of 100, text to moment",
            new Retrieval(inference).recallAtOne(recordings, 5, 7),
            aim ? 0.5 : 0,
            Map.of("galleries", 5)));
  }

  private void questions(
      List<Figure> figures, String prefix, List<Recording> recordings, boolean aim) {
    if (manifest.answers().isEmpty()) {
      return;
    }
    int asked = 0;
    int right = 0;
    int majority = 0;
    for (QuestionKind kind : QuestionKind.values()) {
      QuestionScorer.Score score = new QuestionScorer(inference).score(kind, recordings);
      asked += score.asked();
      right += score.right();
      majority += score.majority();
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      figures.add(answered(prefix + "questions of " + name + ", accuracy", score, aim));
    }
    figures.add(
        answered(
            prefix + "questions, accuracy", new QuestionScorer.Score(asked, right, majority), aim));
  }

  private static Figure answered(String name, QuestionScorer.Score score, boolean aim) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("asked", score.asked());
    detail.put("majority", score.majorityAccuracy());
    return ratio(name, score.accuracy(), aim ? 0.85 : 0, detail);
  }

  /** What seeing motion is worth: the motion types' F1 with and without the sketches. */
  private void motion(List<Figure> figures, Scored seen, Scored still) {
    IntPredicate motion = e -> manifest.eventTypes().get(e).name().startsWith("motion.");
    Map<String, Object> without = counts(still.recordings());
    without.put("still", meanF1(still.scores(), motion));
    figures.add(ratio("event F1, motion types", meanF1(seen.scores(), motion), 0.8, without));
  }

  private void due(List<Figure> figures, List<Recording> recordings) {
    DueScorer scorer = new DueScorer(manifest.captionDueThreshold());
    Map<String, Object> detail = counts(recordings);
    detail.put("timer", scorer.timerF1(recordings));
    figures.add(ratio("captions when due, F1 within 1 s", scorer.f1(recordings), 0.8, detail));
  }

  private void perType(List<Figure> figures, String prefix, Scored scored) {
    for (int e = 0; e < manifest.eventTypes().size(); e++) {
      EventScore sum = sum(scored.scores(), e);
      if (sum.truth() == 0) {
        continue; // Nothing was there to be found: no figure is better than a perfect one.
      }
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("precision", sum.precision());
      detail.put("recall", sum.recall());
      detail.put("onsetError", sum.onsetError());
      detail.put("truth", sum.truth());
      detail.put("found", sum.found());
      figures.add(
          ratio(prefix + "event F1 " + manifest.eventTypes().get(e).name(), sum.f1(), 0.8, detail));
    }
  }

  private Figure calibration(List<Recording> recordings) {
    CalibrationError error = new CalibrationError();
    int types = manifest.eventTypes().size();
    int newest = manifest.slots() - 1;
    for (Recording recording : recordings) {
      boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
      for (int i = 0; i < recording.outputs().size(); i++) {
        FusionOutput output = recording.outputs().get(i);
        for (int e = 0; e < types; e++) {
          error.add(output.eventProbabilities()[newest * types + e], labels[i][e]);
        }
      }
    }
    return new Figure("calibration error (ECE)", error.value(), "", 0.03, "lower", Map.of());
  }

  /** Of one event type over all recordings. */
  private static EventScore sum(List<List<EventScore>> recordings, int type) {
    return recordings.stream().map(r -> r.get(type)).reduce(EventScore.none(), EventScore::plus);
  }

  private static double meanF1(List<List<EventScore>> recordings) {
    return meanF1(recordings, e -> true);
  }

  /** The mean over those of the chosen event types that there was anything of to be found. */
  private static double meanF1(List<List<EventScore>> recordings, IntPredicate chosen) {
    return IntStream.range(0, recordings.get(0).size())
        .filter(chosen)
        .mapToObj(e -> sum(recordings, e))
        .filter(score -> score.truth() > 0)
        .mapToDouble(EventScore::f1)
        .average()
        .orElse(0);
  }

  private static Map<String, Object> counts(List<Recording> recordings) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("cameras", recordings.size());
    detail.put("seconds", recordings.stream().mapToDouble(Recording::seconds).sum());
    return detail;
  }

  private static Figure ratio(
      String name, double value, double target, Map<String, Object> detail) {
    return new Figure(name, value, "", target, "higher", detail);
  }
}
