package io.vigil.model.release;

import io.vigil.model.evaluate.Recording;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.network.Calibration;
import io.vigil.model.world.EventTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits the calibration of a bundle on recordings made without one, and applies it to them. */
final class Calibrator {

  /** Newest slots that are fitted on: those that are decided upon. */
  private static final int NEWEST = 2;

  private final int slots;
  private final int types;
  private final List<Platt> platts = new ArrayList<>();

  Calibrator(List<Recording> recordings, int slots, int types) {
    this.slots = slots;
    this.types = types;
    for (int e = 0; e < types; e++) {
      platts.add(fit(recordings, e));
    }
    platts.add(fitDue(recordings));
  }

  Calibration calibration() {
    float[] scales = new float[types + 1];
    float[] offsets = new float[types + 1];
    for (int i = 0; i <= types; i++) {
      scales[i] = (float) platts.get(i).scale();
      offsets[i] = (float) platts.get(i).offset();
    }
    return new Calibration(
        scales, offsets, needs("camera.", "motion.", "thing.", "both."), needs("sound.", "both."));
  }

  /** 1 for the types whose names begin so. */
  private static float[] needs(String... prefixes) {
    float[] needs = new float[EventTypes.ALL.size()];
    for (int e = 0; e < needs.length; e++) {
      String type = EventTypes.ALL.get(e);
      needs[e] = Arrays.stream(prefixes).anyMatch(type::startsWith) ? 1 : 0;
    }
    return needs;
  }

  Recording apply(Recording recording) {
    List<FusionOutput> outputs = new ArrayList<>();
    for (FusionOutput o : recording.outputs()) {
      float[] probabilities = o.eventProbabilities().clone();
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = platts.get(i % types).apply(probabilities[i]);
      }
      outputs.add(
          new FusionOutput(
              probabilities,
              o.eventShares(),
              o.embedding(),
              platts.get(types).apply(o.captionDue()),
              o.pictureShare(),
              o.context(),
              o.things()));
    }
    return new Recording(recording.camera(), outputs);
  }

  private Platt fit(List<Recording> recordings, int type) {
    List<Double> scores = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    for (Recording recording : recordings) {
      if (!recording.camera().knows(EventTypes.ALL.get(type))) {
        continue;
      }
      boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
      for (int i = NEWEST; i < recording.outputs().size(); i++) {
        float[] probabilities = recording.outputs().get(i).eventProbabilities();
        for (int back = 0; back < NEWEST; back++) {
          scores.add(Platt.score(probabilities[(slots - 1 - back) * types + type]));
          truth.add(labels[i - back][type]);
        }
      }
    }
    return fit(scores, truth);
  }

  private static Platt fitDue(List<Recording> recordings) {
    List<Double> scores = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    for (Recording recording : recordings) {
      if (!recording.camera().knowsFacts()) {
        continue;
      }
      for (int i = 0; i < recording.outputs().size(); i++) {
        scores.add(Platt.score(recording.outputs().get(i).captionDue()));
        truth.add(recording.camera().isCaptionDue(i));
      }
    }
    return fit(scores, truth);
  }

  private static Platt fit(List<Double> scores, List<Boolean> truth) {
    double[] x = scores.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = truth.get(i);
    }
    return Platt.fit(x, y);
  }
}
