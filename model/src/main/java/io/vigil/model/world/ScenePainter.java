package io.vigil.model.world;

import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.paint.Room;
import io.vigil.model.world.paint.Scenery;
import io.vigil.model.world.paint.Street;
import io.vigil.model.world.paint.Yard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Paints scenes: a pure function of scene, time and size. The view is 16:9; another size stretches
 * it. Backdrops of the last scenes and the working memory of the last size are kept between calls.
 * Safe for use by several threads, one painting at a time: take one painter for each thread to
 * paint side by side.
 */
public final class ScenePainter implements Painter {
  private Studio studio = new Studio(1, 1);

  /** Creates a painter. */
  public ScenePainter() {}

  @Override
  public synchronized void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    if (studio.canvas.width() != width || studio.canvas.height() != height) {
      studio = new Studio(width, height);
    }
    Canvas canvas = studio.canvas;
    double t = scene.shownTime(seconds);
    Shot shot = scene.shotAt(t);
    canvas.copyFrom(studio.backdrop(shot.backdrop()));
    shot.things().stream()
        .sorted(Comparator.comparingDouble(Thing::ground))
        .forEach(thing -> FigurePainter.draw(canvas, shot, thing, t));
    studio.lens.take(canvas, scene, seconds, shot.backdrop().brightness(), rgb);
  }

  private static Scenery scenery(Place place) {
    return switch (place) {
      case STREET -> new Street();
      case ROOM -> new Room();
      case YARD -> new Yard();
    };
  }

  /** Working memory for one size, and the backdrops painted last. */
  private static final class Studio {
    private static final int KEPT = 4;

    private final Canvas canvas;
    private final Lens lens;
    private final List<Painted> backdrops = new ArrayList<>();

    Studio(int width, int height) {
      this.canvas = new Canvas(width, height);
      this.lens = new Lens(width, height);
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
