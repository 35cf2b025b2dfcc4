package io.vigil.model.world;

import io.vigil.model.world.paint.BoxFigure;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.paint.CarFigure;
import io.vigil.model.world.paint.CatFigure;
import io.vigil.model.world.paint.DogFigure;
import io.vigil.model.world.paint.Figure;
import io.vigil.model.world.paint.LensCover;
import io.vigil.model.world.paint.Pen;
import io.vigil.model.world.paint.PersonFigure;
import io.vigil.model.world.paint.Pose;
import io.vigil.model.world.paint.Room;
import io.vigil.model.world.paint.Scenery;
import io.vigil.model.world.paint.Sensor;
import io.vigil.model.world.paint.Street;
import io.vigil.model.world.paint.TruckFigure;
import io.vigil.model.world.paint.Yard;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Paints scenes: a pure function of scene, time and size. The view is 16:9; another size stretches
 * it. Backdrops of the last scenes and the working memory of the last size are kept between calls.
 * Safe for use by several threads, one painting at a time: take one painter for each thread to
 * paint side by side.
 */
public final class ScenePainter {
  private static final double COVER_TAKES = 0.3;

  /** The grey of a figure whose colour has no name. */
  private static final int UNNAMED = 0x8c8c8c;

  private Studio studio = new Studio(1, 1);

  /** Creates a painter. */
  public ScenePainter() {}

  /**
   * Paints what the camera shows.
   *
   * @param scene the script
   * @param seconds from its start
   * @param rgb receives the picture, row by row, three bytes a pixel: red, green, blue; at least 3
   *     * width * height long
   * @param width in pixels
   * @param height in pixels
   */
  public synchronized void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    if (studio.canvas.width() != width || studio.canvas.height() != height) {
      studio = new Studio(width, height);
    }
    Canvas canvas = studio.canvas;
    Sensor sensor = studio.sensor;
    double t = scene.shownTime(seconds);
    Shot shot = scene.shotAt(t);
    CameraLook look = scene.setting().look();
    canvas.copyFrom(studio.backdrop(shot.backdrop()));
    drawThings(canvas, shot, t);
    double light = shot.backdrop().brightness() * Light.at(scene, t);
    boolean black = false;
    for (Fault fault : scene.faults()) {
      if (fault.at(seconds)) {
        switch (fault.kind()) {
          case SHAKEN -> shake(canvas, sensor, fault, t);
          case COVERED -> cover(canvas, fault, t);
          case BLACKOUT -> black = true;
          case FROZEN, SOUND_LOST -> {
            // Frozen: the time shown stands still. Lost sound: nothing to see.
          }
        }
      }
    }
    if (look.blur() > 0) {
      sensor.blur(canvas, look.blur());
    }
    if (look.blocks() > 0) {
      sensor.blocks(canvas, look.blocks());
    }
    double exposure = black ? 0.012 : light;
    double warm = 0.06 * look.warmth();
    double[] exposures = {exposure * (1 + warm), exposure, exposure * (1 - warm)};
    double noise = black ? 0.4 * look.noise() : look.noise();
    sensor.read(canvas, exposures, noise, scene.seed(), t, rgb);
  }

  private static void drawThings(Canvas canvas, Shot shot, double t) {
    shot.things().stream()
        .sorted(Comparator.comparingDouble(Thing::ground))
        .forEach(thing -> drawThing(canvas, shot, thing, t));
  }

  private static void drawThing(Canvas canvas, Shot shot, Thing thing, double t) {
    Path path = thing.path();
    double x = path.x(t);
    double reach = thing.width() / 2 + 0.2 * thing.height();
    if (x < -reach || x > Scene.VIEW_WIDTH + reach) {
      return;
    }
    boolean carries =
        shot.things().stream().anyMatch(o -> o.carrier() == thing.id() && t < o.released());
    Pose pose =
        new Pose(
            path.travelled(t) / thing.height(), path.velocity(t) != 0, carries, t, thing.seed());
    double foot = thing.ground() - path.lift(t);
    int facing = thing.kind() == ThingKind.BOX ? 1 : path.facing(t);
    Pen pen = new Pen(canvas, x, foot, thing.height(), facing);
    figure(thing.kind()).draw(pen, thing.colour().map(Colour::rgb).orElse(UNNAMED), pose);
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

  private static Scenery scenery(Place place) {
    return switch (place) {
      case STREET -> new Street();
      case ROOM -> new Room();
      case YARD -> new Yard();
    };
  }

  private static void shake(Canvas canvas, Sensor sensor, Fault fault, double t) {
    double begin = t - fault.start();
    double size = 0.055 * Math.min(1, 0.4 + begin * 3);
    double dx = 0;
    double dy = 0;
    for (int i = 0; i < 3; i++) {
      double rate = Hash.between(fault.seed(), i, 3.1, 7.3);
      double turn = 2 * Math.PI * rate * begin;
      dx += Math.sin(turn + Hash.between(fault.seed(), 10 + i, 0, 6));
      dy += Math.sin(1.23 * turn + Hash.between(fault.seed(), 20 + i, 0, 6));
    }
    sensor.shift(canvas, size * dx / 1.3, size * dy / 1.7);
  }

  private static void cover(Canvas canvas, Fault fault, double t) {
    double closing = (t - fault.start() + 0.1) / COVER_TAKES;
    double opening = (fault.end() - t + 0.1) / COVER_TAKES;
    double closed = Math.max(0, Math.min(1, Math.min(closing, opening)));
    LensCover.draw(canvas, fault.seed(), closed, t);
  }

  /** Working memory for one size, and the backdrops painted last. */
  private static final class Studio {
    private static final int KEPT = 4;

    private final Canvas canvas;
    private final Sensor sensor;
    private final List<Painted> backdrops = new ArrayList<>();

    Studio(int width, int height) {
      this.canvas = new Canvas(width, height);
      this.sensor = new Sensor(width, height);
    }

    Canvas backdrop(Backdrop wanted) {
      for (Painted painted : backdrops) {
        if (painted.backdrop().equals(wanted)) {
          return painted.canvas();
        }
      }
      Canvas fresh = new Canvas(canvas.width(), canvas.height());
      scenery(wanted.place()).draw(fresh, wanted.seed());
      if (backdrops.size() == KEPT) {
        backdrops.remove(0);
      }
      backdrops.add(new Painted(wanted, fresh));
      return fresh;
    }
  }

  private record Painted(Backdrop backdrop, Canvas canvas) {}
}
