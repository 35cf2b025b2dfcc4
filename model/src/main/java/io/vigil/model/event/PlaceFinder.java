package io.vigil.model.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds where in a picture the things are that an event is about, from the chances of each kind of
 * thing in each cell of a grid. Neighbouring cells are one place: a box about the middle of their
 * chances, as wide as these are spread, so that a thing that stands in one cell and a little in the
 * next is found where it is. Stateless; safe for use by several threads.
 *
 * <p>Events of the type of a kind are where such things are. Motions are where anything is, mostly
 * where that has changed in the slots before. What is heard, what befalls the camera and what is
 * told of both senses together has no place.
 *
 * <p>Letters: T slots of a window, G columns and rows of cells, Q kinds.
 */
public final class PlaceFinder {

  private static final String MOTION = "motion.";

  /** Slots before the one that is asked for in which a motion shows. */
  private static final int PAST = 3;

  /** What a thing that stands still counts for a motion, beside one that came or went. */
  private static final double STILL = 0.2;

  /** A chance below which nothing is there. */
  private static final double LEAST = 0.15;

  /** Share of the greatest chance from which a cell belongs to a place. */
  private static final double SHARE = 0.35;

  private static final int[][] STEPS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

  private final int grid;
  private final List<String> kinds;

  /**
   * A finder.
   *
   * @param grid G
   * @param kinds the event type of each kind, in the order of the chances; empty where it has none
   */
  public PlaceFinder(int grid, List<String> kinds) {
    this.grid = grid;
    this.kinds = List.copyOf(kinds);
  }

  /**
   * The places of what an event is about, likeliest first; none where the event has no place, or
   * nothing is seen of it.
   *
   * @param things [T, G G, Q]; empty where the bundle tells no places
   * @param type of the event
   * @param slot of the window, 0 to T - 1
   */
  public List<Area> places(float[] things, String type, int slot) {
    if (things.length == 0) {
      return List.of();
    }
    if (type.startsWith(MOTION)) {
      List<Area> there = places(moved(things, slot, slot), STILL * LEAST);
      // What has gone is where it was last.
      return there.isEmpty()
          ? places(moved(things, Math.max(0, slot - PAST), slot), STILL * LEAST)
          : there;
    }
    return kinds.contains(type) ? places(present(things, type, slot), LEAST) : List.of();
  }

  /** The chance of a thing of a type in each cell [G G]. */
  private double[] present(float[] things, String type, int slot) {
    double[] chances = new double[grid * grid];
    for (int cell = 0; cell < chances.length; cell++) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        if (kinds.get(kind).equals(type)) {
          chances[cell] = Math.max(chances[cell], at(things, slot, cell, kind));
        }
      }
    }
    return chances;
  }

  /** The chance of anything in each cell, less where it did not change [G G]. */
  private double[] moved(float[] things, int from, int slot) {
    double[] chances = new double[grid * grid];
    for (int cell = 0; cell < chances.length; cell++) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        double there = 0;
        double change = 0;
        for (int s = from; s <= slot; s++) {
          there = Math.max(there, at(things, s, cell, kind));
        }
        for (int s = Math.max(0, slot - PAST); s < slot; s++) {
          double then = at(things, s, cell, kind);
          change = Math.max(change, Math.abs(at(things, slot, cell, kind) - then));
        }
        double counts = there < LEAST ? 0 : there * (STILL + (1 - STILL) * change);
        chances[cell] = Math.max(chances[cell], counts);
      }
    }
    return chances;
  }

  private double at(float[] things, int slot, int cell, int kind) {
    return things[(slot * grid * grid + cell) * kinds.size() + kind];
  }

  private List<Area> places(double[] chances, double least) {
    double greatest = Arrays.stream(chances).max().orElse(0);
    if (greatest < least) {
      return List.of();
    }
    boolean[] open = new boolean[chances.length];
    for (int cell = 0; cell < open.length; cell++) {
      open[cell] = chances[cell] >= SHARE * greatest;
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int cell = 0; cell < open.length; cell++) {
      if (open[cell]) {
        groups.add(neighbours(cell, open));
      }
    }
    groups.sort(Comparator.comparingDouble(group -> -sum(group, chances)));
    return groups.stream().map(group -> area(group, chances)).toList();
  }

  /** The open cells that hang together with one, which are closed by it. */
  private List<Integer> neighbours(int first, boolean[] open) {
    List<Integer> group = new ArrayList<>(List.of(first));
    open[first] = false;
    for (int i = 0; i < group.size(); i++) {
      int column = group.get(i) % grid;
      int row = group.get(i) / grid;
      for (int[] step : STEPS) {
        int x = column + step[0];
        int y = row + step[1];
        if (x >= 0 && x < grid && y >= 0 && y < grid && open[y * grid + x]) {
          open[y * grid + x] = false;
          group.add(y * grid + x);
        }
      }
    }
    return group;
  }

  private static double sum(List<Integer> group, double[] chances) {
    return group.stream().mapToDouble(cell -> chances[cell]).sum();
  }

  private Area area(List<Integer> group, double[] chances) {
    double[] x = span(group, chances, cell -> cell % grid);
    double[] y = span(group, chances, cell -> cell / grid);
    return new Area(x[0], y[0], x[1], y[1]);
  }

  /** The even spread with the mean and the variance of the chances along an axis. */
  private double[] span(List<Integer> group, double[] chances, IntUnaryOperator axis) {
    double sum = sum(group, chances);
    double mean = 0;
    for (int cell : group) {
      mean += chances[cell] / sum * (axis.applyAsInt(cell) + 0.5);
    }
    double variance = 1.0 / 12; // within a cell
    for (int cell : group) {
      variance += chances[cell] / sum * Math.pow(axis.applyAsInt(cell) + 0.5 - mean, 2);
    }
    double half = Math.sqrt(3 * variance);
    return new double[] {Math.max(0, mean - half) / grid, Math.min(grid, mean + half) / grid};
  }
}
