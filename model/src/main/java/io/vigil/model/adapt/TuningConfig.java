package io.vigil.model.adapt;

/**
 * How a bundle is adapted.
 *
 * @param name of the new bundle
 * @param data what the user's clips are called in the new bundle's provenance
 * @param seed of all that is drawn
 * @param variants how often each film is learnt from, changed each time another way; 0 for as it is
 *     alone
 * @param worldCameras simulated cameras whose 40 seconds each show none of the classes
 * @param evaluationCameras simulated cameras, of 30 seconds each, on which old and new bundle are
 *     compared; 0 leaves that out
 */
public record TuningConfig(
    String name, String data, long seed, int variants, int worldCameras, int evaluationCameras) {

  /** The prefix of the new event types. */
  public static final String PREFIX = "custom.";

  /** As the command does it. */
  public static TuningConfig standard(String name, String data, long seed) {
    return new TuningConfig(name, data, seed, 4, 8, 6);
  }
}
