package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.List;

/** Writes the ways that things go in a shot over [start, end). */
final class PathWriter {
  private static final double MARGIN = 0.03;
  private static final double MOST_OF_SHOT = 0.6;

  private final Dice dice;
  private final double start;
  private final double end;
  private final List<Thing> others;
  private final double pace;

  PathWriter(Dice dice, double start, double end, List<Thing> others) {
    this(dice, start, end, others, 1);
  }

  private PathWriter(Dice dice, double start, double end, List<Thing> others, double pace) {
    this.dice = dice;
    this.start = start;
    this.end = end;
    this.others = List.copyOf(others);
    this.pace = pace;
  }

  /** The same for what goes faster or slower across the picture by a factor. */
  PathWriter at(double factor) {
    return new PathWriter(dice, start, end, others, factor);
  }

  /** Any way that suits the kind. */
  Path write(ThingKind kind, double width) {
    if (kind == ThingKind.BOX) {
      return new Path(List.of(new Waypoint(start, restingPlace(width, end), 0)));
    }
    return switch (dice.weighted(0.38, 0.24, 0.14, 0.12, 0.12)) {
      case 0 -> pass(kind, width);
      case 1 -> visit(kind, width);
      case 2 -> arrive(kind, width);
      case 3 -> depart(kind, width);
      default -> new Path(List.of(new Waypoint(start, restingPlace(width, end), 0)));
    };
  }

  /** In on one side, out on the other. */
  Path pass(ThingKind kind, double width) {
    boolean fromLeft = dice.chance(0.5);
    double from = outside(fromLeft, width);
    double to = outside(!fromLeft, width);
    double takes = Math.abs(to - from) / speed(kind, Math.abs(to - from));
    double begin = start + dice.between(0.3, Math.max(0.4, end - start - takes - 0.3));
    return new Path(List.of(new Waypoint(begin, from, 0), new Waypoint(begin + takes, to, 0)));
  }

  /** In, a stop of one to four seconds, and out on either side. */
  Path visit(ThingKind kind, double width) {
    boolean fromLeft = dice.chance(0.5);
    double from = outside(fromLeft, width);
    double rest = restingPlace(width, end);
    double to = outside(dice.chance(0.35) == fromLeft, width);
    double speed = speed(kind, Math.abs(rest - from) + Math.abs(to - rest));
    double in = Math.abs(rest - from) / speed;
    double stay = dice.between(1.6, 4);
    double out = Math.abs(to - rest) / speed;
    double slack = end - start - in - stay - out;
    double begin = start + dice.between(0.3, Math.max(0.4, slack - 0.3));
    List<Waypoint> way = new ArrayList<>();
    way.add(new Waypoint(begin, from, 0));
    way.add(new Waypoint(begin + in, rest, 0));
    way.add(new Waypoint(begin + in + stay, rest, 0));
    way.add(new Waypoint(begin + in + stay + out, to, 0));
    return new Path(way);
  }

  /** What is carried along a visit and put down at its stop. */
  Path putDown(Path carrier, double reach, double lift, double released) {
    List<Waypoint> way = carrier.waypoints();
    double ahead = carrier.facing(way.get(1).seconds()) * reach;
    double rest = way.get(1).x() + ahead;
    return new Path(
        List.of(
            new Waypoint(way.get(0).seconds(), way.get(0).x() + ahead, lift),
            new Waypoint(way.get(1).seconds(), rest, lift),
            new Waypoint(released - 0.5, rest, lift),
            new Waypoint(released, rest, 0)));
  }

  private Path arrive(ThingKind kind, double width) {
    double from = outside(dice.chance(0.5), width);
    double rest = restingPlace(width, end);
    double takes = Math.abs(rest - from) / speed(kind, Math.abs(rest - from));
    double begin = start + dice.between(0.3, Math.max(0.4, end - start - takes - 2));
    return new Path(List.of(new Waypoint(begin, from, 0), new Waypoint(begin + takes, rest, 0)));
  }

  private Path depart(ThingKind kind, double width) {
    double to = outside(dice.chance(0.5), width);
    double rest = restingPlace(width, end);
    double takes = Math.abs(rest - to) / speed(kind, Math.abs(rest - to));
    double begin = start + dice.between(1.5, Math.max(1.6, end - start - takes - 0.3));
    return new Path(
        List.of(
            new Waypoint(start, rest, 0),
            new Waypoint(begin, rest, 0),
            new Waypoint(begin + takes, to, 0)));
  }

  /** The slow are in time nevertheless: they use at most the most part of the shot. */
  private double speed(ThingKind kind, double distance) {
    double usual = dice.between(kind.minSpeed(), kind.maxSpeed());
    double least = Math.min(usual, distance / (MOST_OF_SHOT * (end - start)));
    return Math.max(least, usual * pace);
  }

  private static double outside(boolean left, double width) {
    return left ? -width / 2 - MARGIN : Scene.VIEW_WIDTH + width / 2 + MARGIN;
  }

  /** A place well in view, away from where others rest, if one is found in a few throws. */
  private double restingPlace(double width, double when) {
    double low = width / 2 + 0.05;
    double high = Scene.VIEW_WIDTH - width / 2 - 0.05;
    double x = dice.between(low, high);
    for (int i = 0; i < 6 && isTaken(x, width, when); i++) {
      x = dice.between(low, high);
    }
    return x;
  }

  private boolean isTaken(double x, double width, double when) {
    return others.stream().anyMatch(t -> Math.abs(t.path().x(when) - x) < (t.width() + width) / 2);
  }
}
