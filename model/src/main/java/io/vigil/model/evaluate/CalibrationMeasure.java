package io.vigil.model.evaluate;

import io.vigil.model.inference.FusionOutput;
import java.util.List;
import java.util.Map;

/** Whether what is said with a probability is so as often. */
final class CalibrationMeasure implements Measure {

  @Override
  public List<Figure> measure(Played played) {
    CalibrationError error = new CalibrationError();
    int types = played.manifest().eventTypes().size();
    int newest = played.manifest().slots() - 1;
    for (Recording recording : played.of(Condition.TEST).recordings()) {
      boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
      for (int i = 0; i < recording.outputs().size(); i++) {
        FusionOutput output = recording.outputs().get(i);
        for (int e = 0; e < labels[i].length; e++) {
          error.add(output.eventProbabilities()[newest * types + e], labels[i][e]);
        }
      }
    }
    return List.of(
        new Figure("calibration error (ECE)", error.value(), "", 0.03, "lower", Map.of()));
  }
}
