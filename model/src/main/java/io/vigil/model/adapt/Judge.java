package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.EventScore;
import io.vigil.model.evaluate.EventScorer;
import io.vigil.model.evaluate.MeanF1;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.StreamPlayer;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.release.Platt;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Plays films and simulated cameras to a bundle as it is served, and counts what it says. */
final class Judge {

  private static final int BATCH = 32;
  private static final int SECONDS = 30;
  private static final long FIRST = 1_000_000;

  private final Inference inference;
  private final BundleManifest manifest;
  private final StreamEncoder encoder;

  Judge(Inference inference) {
    this.inference = inference;
    this.manifest = inference.manifest();
    this.encoder = new StreamEncoder(manifest, inference::encodeFrames, inference::encodeAudio);
  }

  /** What the bundle says after each slot of a stream. */
  List<FusionOutput> outputs(ClipStream stream) {
    List<FusionInput> windows = encoder.encode(stream).windows(manifest);
    List<FusionOutput> outputs = new ArrayList<>(windows.size());
    for (int from = 0; from < windows.size(); from += BATCH) {
      outputs.addAll(inference.fuse(windows.subList(from, Math.min(windows.size(), from + BATCH))));
    }
    return outputs;
  }

  /** Of the newest slot, the log-odds of the types from a place on [K]. */
  float[] scores(FusionOutput output, int first) {
    int types = manifest.eventTypes().size();
    float[] scores = new float[types - first];
    for (int c = 0; c < scores.length; c++) {
      scores[c] =
          (float)
              Platt.score(output.eventProbabilities()[(manifest.slots() - 1) * types + first + c]);
    }
    return scores;
  }

  /** How well the events of types from a place on are found in streams, one score for each. */
  List<EventScore> events(List<ClipStream> streams, int first) {
    int types = manifest.eventTypes().size();
    List<EventScore> scores = new ArrayList<>();
    for (int e = first; e < types; e++) {
      scores.add(EventScore.none());
    }
    for (ClipStream stream : streams) {
      List<FusionOutput> outputs = outputs(stream);
      float[][] truth = stream.truth();
      for (int e = first; e < types; e++) {
        int at = (manifest.slots() - 1) * types + e;
        EventType type = manifest.eventTypes().get(e);
        int place = e - first;
        List<Float> said = outputs.stream().map(o -> o.eventProbabilities()[at]).toList();
        List<Float> held = new ArrayList<>();
        for (float[] slot : truth) {
          held.add(slot[place]);
        }
        EventScore score =
            EventScore.of(
                ClassThresholds.spans(held),
                ClassThresholds.found(said, type, manifest.hopMicros()));
        scores.set(place, scores.get(place).plus(score));
      }
    }
    return scores;
  }

  /** Simulated cameras that training never saw, with what the bundle says of them. */
  List<Recording> cameras(int count, TuningListener listener) {
    StreamPlayer player = new StreamPlayer(inference);
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listener.at((double) i / count, "simulated cameras");
      SimulatedCamera camera = new SimulatedCamera(FIRST + i, Split.TEST);
      recordings.addAll(player.play(camera, SECONDS, EnumSet.of(SenseMask.BOTH)).values());
    }
    return recordings;
  }

  /** Event F1, the mean over the first so many types that there was anything of to be found. */
  double meanF1(List<Recording> recordings, int types) {
    EventScorer scorer = new EventScorer(manifest);
    return MeanF1.average(recordings.stream().map(scorer::score).toList(), e -> e < types)
        .orElse(Double.NaN);
  }

  /** Events of types from a place on that are told of cameras that do not show them, by type. */
  int[] falseAlarms(List<Recording> recordings, int first, Kin kin) {
    EventScorer scorer = new EventScorer(manifest);
    int[] alarms = new int[manifest.eventTypes().size() - first];
    for (Recording recording : recordings) {
      List<List<EventScore.Span>> found = scorer.found(recording);
      boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
      for (int c = 0; c < alarms.length; c++) {
        for (EventScore.Span span : found.get(first + c)) {
          int slot = (int) Math.min(labels.length - 1.0, span.start() / Recording.SLOT);
          alarms[c] += kin.truth(labels, slot)[c] == 0 ? 1 : 0;
        }
      }
    }
    return alarms;
  }
}
