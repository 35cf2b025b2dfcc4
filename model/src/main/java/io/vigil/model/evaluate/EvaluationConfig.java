package io.vigil.model.evaluate;

/**
 * How much to evaluate on.
 *
 * @param cameras of fresh seeds, at least 1
 * @param combinations cameras that show held-out combinations, at least 0
 * @param seconds of each camera, whole, at least 10
 * @param firstSeed of the cameras
 */
public record EvaluationConfig(int cameras, int combinations, int seconds, long firstSeed) {

  /** What the figures in the manifest were measured on. */
  public static EvaluationConfig standard() {
    return new EvaluationConfig(60, 40, 60, 1_000_000);
  }

  /** How many real pictures at most, where there is a pack. */
  public int stills() {
    return 25 * cameras;
  }

  /** How many cameras of the composite world, and as many of films, where there is a pack. */
  public int real() {
    return (cameras + 1) / 2;
  }
}
