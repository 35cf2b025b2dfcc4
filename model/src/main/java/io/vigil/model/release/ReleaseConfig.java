package io.vigil.model.release;

import io.vigil.model.evaluate.EvaluationConfig;
import java.util.Map;

/**
 * A bundle to be made.
 *
 * @param name of the bundle
 * @param version of its weights
 * @param provenance what else the manifest says of where the weights come from, by name
 * @param validation how much is calibrated on
 * @param evaluation how much is measured on
 */
public record ReleaseConfig(
    String name,
    String version,
    Map<String, String> provenance,
    EvaluationConfig validation,
    EvaluationConfig evaluation) {

  /** Copies the map. */
  public ReleaseConfig {
    provenance = Map.copyOf(provenance);
  }

  /** As the shipped bundle was made. */
  public static ReleaseConfig standard(String name, String version) {
    return new ReleaseConfig(
        name,
        version,
        Map.of(),
        new EvaluationConfig(60, 0, 60, 2_000_000),
        EvaluationConfig.standard());
  }
}
