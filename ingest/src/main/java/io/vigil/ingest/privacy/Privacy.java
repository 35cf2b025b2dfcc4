package io.vigil.ingest.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of a stream may leave this process.
 *
 * @param masks parts of its pictures that are made black before a picture is encoded
 * @param sound whether its sound is taken; without, it is as a stream that has none
 * @param eventsOnly whether pictures and sound stay here, and only what a model's encoders make of
 *     them leaves
 */
public record Privacy(List<Mask> masks, boolean sound, boolean eventsOnly) {
  /** Everything may. */
  public static final Privacy OPEN = new Privacy(List.of(), true);

  /** Of a stream whose pictures and sound may leave, but for what is hidden of them. */
  public Privacy(List<Mask> masks, boolean sound) {
    this(masks, sound, false);
  }

  /** Copies the list. */
  public Privacy {
    masks = List.copyOf(masks);
  }

  /**
   * Reads masks with semicolons between; none of an empty text.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static List<Mask> masks(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(";", -1)).map(Mask::parse).toList();
  }

  /** The masks as {@link #masks(String)} reads them. */
  public static String text(List<Mask> masks) {
    return masks.stream().map(Mask::toString).collect(Collectors.joining("; "));
  }
}
