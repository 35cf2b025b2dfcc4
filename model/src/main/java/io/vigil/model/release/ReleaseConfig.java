package io.vigil.model.release;

import io.vigil.model.evaluate.EvaluationConfig;

/**
 * A bundle to be made.
 *
 * @param name of the bundle
 * @param version of its weights
 * @param validation how much is calibrated on
 * @param evaluation how much is measured on
 */
public record ReleaseConfig(
    String name, String version, EvaluationConfig validation, EvaluationConfig evaluation) {

  /** As the shipped bundle was made. */
  public static ReleaseConfig standard(String name, String version) {
    return new ReleaseConfig(
        name, version, new EvaluationConfig(60, 0, 60, 2_000_000), EvaluationConfig.standard());
  }
}
