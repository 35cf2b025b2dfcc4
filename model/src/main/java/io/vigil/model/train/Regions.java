package io.vigil.model.train;

import io.vigil.model.world.Colour;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Thing;
import io.vigil.model.world.ThingKind;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a picture is what: for each cell of a grid, which kinds in which colours fill it.
 * Teaches the encoder of pictures directly what captions tell it only by the way (as the region
 * classification of UNITER, Chen et al. 2020).
 */
final class Regions {

  /** Kinds times colours. */
  static final int CLASSES = ThingKind.values().length * Colour.values().length;

  /** Share of the smaller of thing and cell that must be covered. */
  private static final double COVERED = 0.25;

  private static final List<ThingKind> KINDS = Arrays.asList(ThingKind.values());
  private static final List<Colour> COLOURS = Arrays.asList(Colour.values());

  private Regions() {}

  /**
   * Marks the cells of one picture.
   *
   * @param labels receives ones (shares, where a colour is not known), {@code [grid grid][CLASSES]}
   *     from {@code offset} on
   */
  static void mark(SimulatedCamera camera, double seconds, int grid, float[] labels, int offset) {
    Scene scene = camera.sceneAt(seconds);
    double local = seconds - camera.sceneStart(seconds);
    if (scene.isHidden(local)) {
      return;
    }
    double shown = scene.shownTime(local);
    for (Thing thing : scene.shotAt(shown).things()) {
      double bottom = thing.ground() - thing.path().lift(shown);
      double left = thing.path().x(shown) - thing.width() / 2;
      for (int cell = 0; cell < grid * grid; cell++) {
        double x = (cell % grid) * Scene.VIEW_WIDTH / grid;
        int row = cell / grid;
        double y = (double) row / grid;
        double across = overlap(x, Scene.VIEW_WIDTH / grid, left, thing.width());
        double down = overlap(y, 1.0 / grid, bottom - thing.height(), thing.height());
        double smaller = Math.min(Scene.VIEW_WIDTH / (grid * grid), thing.width() * thing.height());
        if (across * down >= COVERED * smaller) {
          mark(thing, labels, offset + cell * CLASSES);
        }
      }
    }
  }

  /** A colour that has no name is any of its kind's, all alike. */
  private static void mark(Thing thing, float[] labels, int offset) {
    List<Colour> colours = thing.colour().map(List::of).orElseGet(() -> thing.kind().colours());
    for (Colour colour : colours) {
      int type = KINDS.indexOf(thing.kind()) * COLOURS.size() + COLOURS.indexOf(colour);
      labels[offset + type] = Math.max(labels[offset + type], 1f / colours.size());
    }
  }

  private static double overlap(double from, double length, double otherFrom, double other) {
    return Math.max(0, Math.min(from + length, otherFrom + other) - Math.max(from, otherFrom));
  }
}
