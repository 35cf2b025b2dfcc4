package io.vigil.model.train;

import java.util.List;

/**
 * How windows lie in a clip. A clip is longer than a window, so that each picture is encoded once
 * and used in several windows, and later windows have a past for their memory.
 *
 * @param slots K, slots of a clip, an even number
 * @param ends the slot behind each window's newest
 * @param window T, slots of a window
 */
public record ClipShape(int slots, List<Integer> ends, int window) {

  /** The shape that the shipped bundle is trained with. */
  public static ClipShape standard() {
    return new ClipShape(14, List.of(8, 11, 14), 8);
  }

  /** W, windows of a clip. */
  public int windows() {
    return ends.size();
  }

  /** Seconds of sound of a clip. */
  public int seconds() {
    return slots / 2;
  }
}
