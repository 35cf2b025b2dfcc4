package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.metric.CalibrationError;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.inference.FusionOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether what is said with a probability is so as often: of every type in every half second, of
 * which nearly all are empty, and of the events that are told, whose confidence people see.
 *
 * @param condition of the recordings
 */
record CalibrationMeasure(Condition condition) implements ConditionMeasure {

  private static final double AIM = 0.05;

  /** An event told is so if a true one touches it, give or take the length of a slot. */
  private static final double TOLERANCE = Recording.SLOT;

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    BundleManifest manifest = played.manifest();
    List<CalibrationError> slots = set.recordings().stream().map(r -> slots(r, manifest)).toList();
    List<CalibrationError> told =
        IntStream.range(0, set.recordings().size())
            .mapToObj(r -> told(set.recordings().get(r), set.told().get(r), manifest))
            .toList();
    return List.of(
        figure(set.name("calibration error (ECE)"), slots),
        figure(set.name("calibration error (ECE) of events told"), told));
  }

  private static Figure figure(String name, List<CalibrationError> recordings) {
    return Figure.of(name, Estimate.of(recordings, CalibrationError::of))
        .atMost(AIM)
        .with("count", recordings.stream().mapToLong(CalibrationError::count).sum());
  }

  private static CalibrationError slots(Recording recording, BundleManifest manifest) {
    CalibrationError error = new CalibrationError();
    int types = manifest.eventTypes().size();
    int newest = manifest.slots() - 1;
    boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
    for (int i = 0; i < recording.outputs().size(); i++) {
      FusionOutput output = recording.outputs().get(i);
      for (int e = 0; e < labels[i].length; e++) {
        error.add(output.eventProbabilities()[newest * types + e], labels[i][e]);
      }
    }
    return error;
  }

  private static CalibrationError told(
      Recording recording, List<ToldEvent> events, BundleManifest manifest) {
    List<List<Span>> truth = new ArrayList<>();
    manifest.eventTypes().forEach(t -> truth.add(EventScorer.truth(recording, t.name())));
    CalibrationError error = new CalibrationError();
    for (ToldEvent event : events) {
      error.add(event.confidence(), isSo(event.span(), truth.get(event.type())));
    }
    return error;
  }

  static boolean isSo(Span told, List<Span> truth) {
    return truth.stream()
        .anyMatch(t -> t.start() <= told.end() + TOLERANCE && t.end() >= told.start() - TOLERANCE);
  }
}
