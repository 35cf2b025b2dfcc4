package io.vigil.model.world;

import java.util.ArrayList;
import java.util.List;

/**
 * A thing's way through the view: straight between waypoints, at rest before the first and after
 * the last.
 *
 * @param waypoints at least one, in order of time
 */
public record Path(List<Waypoint> waypoints) {
  /**
   * Copies the waypoints.
   *
   * @throws IllegalArgumentException if there is none or they are not in order of time
   */
  public Path {
    waypoints = List.copyOf(waypoints);
    if (waypoints.isEmpty()) {
      throw new IllegalArgumentException("a path needs a waypoint");
    }
    for (int i = 1; i < waypoints.size(); i++) {
      if (waypoints.get(i).seconds() < waypoints.get(i - 1).seconds()) {
        throw new IllegalArgumentException("waypoints must be in order of time");
      }
    }
  }

  /** The thing's middle, in picture heights from the left edge. */
  public double x(double seconds) {
    return at(seconds).x();
  }

  /** How far the thing's foot is above the ground, in picture heights. */
  public double lift(double seconds) {
    return at(seconds).lift();
  }

  /** Speed to the right, in picture heights a second; 0 at rest. */
  public double velocity(double seconds) {
    int next = next(seconds);
    if (next == 0 || next == waypoints.size()) {
      return 0;
    }
    Waypoint a = waypoints.get(next - 1);
    Waypoint b = waypoints.get(next);
    return (b.x() - a.x()) / (b.seconds() - a.seconds());
  }

  /** How far it has gone until a time, in picture heights: what turns wheels and swings legs. */
  public double travelled(double seconds) {
    double sum = 0;
    int next = next(seconds);
    for (int i = 1; i < next; i++) {
      sum += Math.abs(waypoints.get(i).x() - waypoints.get(i - 1).x());
    }
    return next == 0 ? 0 : sum + Math.abs(at(seconds).x() - waypoints.get(next - 1).x());
  }

  /** Which way it faces: 1 right, -1 left; at rest, the way of its last (else its next) move. */
  public int facing(double seconds) {
    int next = next(seconds);
    for (int i = Math.min(next, waypoints.size() - 1); i >= 1; i--) {
      double dx = waypoints.get(i).x() - waypoints.get(i - 1).x();
      if (dx != 0) {
        return dx > 0 ? 1 : -1;
      }
    }
    for (int i = Math.max(1, next); i < waypoints.size(); i++) {
      double dx = waypoints.get(i).x() - waypoints.get(i - 1).x();
      if (dx != 0) {
        return dx > 0 ? 1 : -1;
      }
    }
    return 1;
  }

  /** The times at which it comes to rest after a move. */
  public List<Double> stops() {
    List<Double> times = new ArrayList<>();
    for (int i = 1; i < waypoints.size(); i++) {
      boolean moved = waypoints.get(i).x() != waypoints.get(i - 1).x();
      boolean rests = i + 1 == waypoints.size() || waypoints.get(i + 1).x() == waypoints.get(i).x();
      if (moved && rests) {
        times.add(waypoints.get(i).seconds());
      }
    }
    return List.copyOf(times);
  }

  private Waypoint at(double seconds) {
    int next = next(seconds);
    if (next == 0) {
      return waypoints.get(0);
    }
    Waypoint a = waypoints.get(next - 1);
    if (next == waypoints.size()) {
      return a;
    }
    Waypoint b = waypoints.get(next);
    double f = (seconds - a.seconds()) / (b.seconds() - a.seconds());
    return new Waypoint(seconds, a.x() + f * (b.x() - a.x()), a.lift() + f * (b.lift() - a.lift()));
  }

  /** The index of the first waypoint later than a time. */
  private int next(double seconds) {
    int i = 0;
    while (i < waypoints.size() && waypoints.get(i).seconds() <= seconds) {
      i++;
    }
    return i;
  }
}
