package io.vigil.model.release;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.event.EventType;
import io.vigil.model.network.Calibration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a network's scores are to be read, as validation recordings tell.
 *
 * @param calibration of what made the recordings
 * @param eventTypes the types with their thresholds and rules, on calibrated scores
 * @param captionDue the threshold from which on a caption is due
 */
public record Decisions(Calibration calibration, List<EventType> eventTypes, float captionDue) {

  /**
   * Finds them.
   *
   * @param manifest of what made the recordings
   * @param progress hears one line for each step
   */
  public static Decisions find(
      BundleManifest manifest, List<Recording> recordings, Consumer<String> progress) {
    progress.accept("calibrate");
    Calibrator calibrator =
        new Calibrator(recordings, manifest.slots(), manifest.eventTypes().size());
    List<Recording> calibrated = recordings.stream().map(calibrator::apply).toList();
    progress.accept("search thresholds");
    ThresholdSearch search = new ThresholdSearch(manifest, calibrated);
    return new Decisions(calibrator.calibration(), search.eventTypes(), search.captionDue());
  }

  /** A manifest with these types and this threshold. */
  public BundleManifest in(BundleManifest manifest) {
    return Manifests.decided(manifest, eventTypes, captionDue, manifest.quality());
  }
}
