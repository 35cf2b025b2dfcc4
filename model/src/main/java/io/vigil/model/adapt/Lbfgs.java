package io.vigil.model.adapt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Limited-memory BFGS (Liu and Nocedal 1989) with backtracking: finds where a smooth convex
 * function is least. The same input gives the same result.
 */
final class Lbfgs {

  private static final int MEMORY = 8;
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 20;

  private Lbfgs() {}

  /**
   * A function and its gradient.
   *
   * @param value at a place
   * @param gradient there
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of values; compared by nobody
  record Value(double value, float[] gradient) {}

  /** What is made least. */
  interface Function {
    Value at(float[] place);
  }

  @SuppressWarnings("ArrayRecordComponent") // a carrier of values; compared by nobody
  private record Step(float[] moved, float[] turned, double curvature) {}

  /** From a start, at most so many steps. */
  static float[] least(Function function, float[] start, int steps) {
    float[] place = start.clone();
    Value here = function.at(place);
    Deque<Step> memory = new ArrayDeque<>();
    for (int i = 0; i < steps; i++) {
      float[] direction = direction(here.gradient(), memory);
      double slope = dot(direction, here.gradient());
      if (slope > -1e-9) {
        break;
      }
      double length = memory.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
      float[] next = moved(place, direction, length);
      Value there = function.at(next);
      for (int half = 0;
          half < HALVINGS && !(there.value() <= here.value() + ENOUGH * length * slope);
          half++) {
        length /= 2;
        next = moved(place, direction, length);
        there = function.at(next);
      }
      if (!(there.value() < here.value())) {
        break;
      }
      remember(memory, place, next, here.gradient(), there.gradient());
      boolean still = here.value() - there.value() < 1e-7 * Math.abs(here.value());
      place = next;
      here = there;
      if (still) {
        break;
      }
    }
    return place;
  }

  /** The two loops: the gradient turned by what the last steps showed of the curvature. */
  private static float[] direction(float[] gradient, Deque<Step> memory) {
    float[] direction = gradient.clone();
    List<Double> weights = new ArrayList<>();
    for (Step step : memory) { // The latest first.
      double weight = dot(step.moved(), direction) / step.curvature();
      weights.add(weight);
      add(direction, step.turned(), -weight);
    }
    if (!memory.isEmpty()) {
      Step last = memory.getFirst();
      double scale = last.curvature() / dot(last.turned(), last.turned());
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= (float) scale;
      }
    }
    int at = weights.size();
    for (var steps = memory.descendingIterator(); steps.hasNext(); ) {
      Step step = steps.next();
      double weight = weights.get(--at) - dot(step.turned(), direction) / step.curvature();
      add(direction, step.moved(), weight);
    }
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -direction[i];
    }
    return direction;
  }

  private static void remember(
      Deque<Step> memory, float[] from, float[] to, float[] before, float[] after) {
    float[] moved = to.clone();
    add(moved, from, -1);
    float[] turned = after.clone();
    add(turned, before, -1);
    double curvature = dot(moved, turned);
    if (curvature > 1e-12) {
      memory.addFirst(new Step(moved, turned, curvature));
      if (memory.size() > MEMORY) {
        memory.removeLast();
      }
    }
  }

  private static float[] moved(float[] place, float[] direction, double length) {
    float[] next = place.clone();
    add(next, direction, length);
    return next;
  }

  private static void add(float[] to, float[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += (float) (times * what[i]);
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
