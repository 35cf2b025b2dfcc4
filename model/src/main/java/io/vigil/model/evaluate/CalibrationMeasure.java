package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.metric.CalibrationError;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.inference.FusionOutput;
import java.util.List;

/** Whether what is said with a probability is so as often. */
final class CalibrationMeasure implements Measure {

  private static final double AIM = 0.05;

  private final Condition condition;

  /** Of the recordings of a condition. */
  CalibrationMeasure(Condition condition) {
    this.condition = condition;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    if (set.isEmpty()) {
      return List.of();
    }
    BundleManifest manifest = played.manifest();
    List<CalibrationError> slots = set.recordings().stream().map(r -> slots(r, manifest)).toList();
    return List.of(figure(set.name("calibration error (ECE)"), slots));
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
}
