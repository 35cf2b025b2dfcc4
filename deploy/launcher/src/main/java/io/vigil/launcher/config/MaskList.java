package io.vigil.launcher.config;

import io.vigil.ingest.privacy.Mask;
import io.vigil.ingest.privacy.Privacy;
import java.util.List;

/**
 * Masks as one value of the configuration.
 *
 * @param masks parts of the picture that are made black
 */
public record MaskList(List<Mask> masks) {
  /** Copies the list. */
  public MaskList {
    masks = List.copyOf(masks);
  }

  /**
   * Reads polygons with semicolons between.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static MaskList parse(String text) {
    return new MaskList(Privacy.masks(text));
  }

  @Override
  public String toString() {
    return Privacy.text(masks);
  }
}
