package io.vigil.model.world;

import io.vigil.model.world.paint.BoxFigure;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.paint.CarFigure;
import io.vigil.model.world.paint.CatFigure;
import io.vigil.model.world.paint.DogFigure;
import io.vigil.model.world.paint.Figure;
import io.vigil.model.world.paint.Pen;
import io.vigil.model.world.paint.PersonFigure;
import io.vigil.model.world.paint.Pose;
import io.vigil.model.world.paint.TruckFigure;

/** Paints things as figures. Stateless. */
public final class FigurePainter {
  /** The grey of a figure whose colour has no name. */
  private static final int UNNAMED = 0x8c8c8c;

  private FigurePainter() {}

  /** Draws a thing of a shot where it is at a time of the scene. */
  public static void draw(Canvas canvas, Shot shot, Thing thing, double t) {
    if (!isNear(thing, t)) {
      return;
    }
    Path path = thing.path();
    boolean carries =
        shot.things().stream().anyMatch(o -> o.carrier() == thing.id() && t < o.released());
    Pose pose =
        new Pose(
            path.travelled(t) / thing.height(), path.velocity(t) != 0, carries, t, thing.seed());
    double foot = thing.ground() - path.lift(t);
    int facing = thing.kind() == ThingKind.BOX ? 1 : path.facing(t);
    Pen pen = new Pen(canvas, path.x(t), foot, thing.height(), facing);
    figure(thing.kind()).draw(pen, thing.colour().map(Colour::rgb).orElse(UNNAMED), pose);
  }

  /** Whether a thing is in view, or so near that some of it may be. */
  public static boolean isNear(Thing thing, double t) {
    double x = thing.path().x(t);
    double reach = thing.width() / 2 + 0.2 * thing.height();
    return x >= -reach && x <= Scene.VIEW_WIDTH + reach;
  }

  private static Figure figure(ThingKind kind) {
    return switch (kind) {
      case PERSON -> new PersonFigure();
      case CAR -> new CarFigure();
      case TRUCK -> new TruckFigure();
      case DOG -> new DogFigure();
      case CAT -> new CatFigure();
      case BOX -> new BoxFigure();
    };
  }
}
