package io.vigil.model.composite;

import io.vigil.model.assets.Cutout;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.Costume;
import io.vigil.model.world.FigurePainter;
import io.vigil.model.world.Lens;
import io.vigil.model.world.Painter;
import io.vigil.model.world.Path;
import io.vigil.model.world.Recent;
import io.vigil.model.world.Scene;
import io.vigil.model.world.ScenePainter;
import io.vigil.model.world.Shot;
import io.vigil.model.world.Thing;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.paint.Ink;
import io.vigil.model.world.random.Hash;
import java.util.Comparator;
import java.util.Map;

/**
 * Paints scenes of cut-outs over real backgrounds. Keeps the backgrounds and the scaled cut-outs
 * used last. Safe for use by several threads, one painting at a time.
 */
final class CompositePainter implements Painter {
  private static final int KEPT = 24;

  private final Wardrobe wardrobe;
  private final Gallery gallery;
  private final ScenePainter painted = new ScenePainter();
  private Canvas canvas = new Canvas(1, 1);
  private Lens lens = new Lens(1, 1);
  private final Map<Backdrop, Set> sets = Recent.map(KEPT);
  private final Map<Look, Sprite> sprites = Recent.map(KEPT);

  /** A background, and its mean red, green and blue. */
  private record Set(Canvas canvas, float red, float green, float blue) {}

  private record Look(Thing thing, int facing, Backdrop backdrop) {}

  CompositePainter(Wardrobe wardrobe, Gallery gallery) {
    this.wardrobe = wardrobe;
    this.gallery = gallery;
  }

  @Override
  public synchronized void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    if (gallery.isEmpty()) {
      painted.paint(scene, seconds, rgb, width, height);
      return;
    }
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new Canvas(width, height);
      lens = new Lens(width, height);
      sets.clear();
      sprites.clear();
    }
    double t = scene.shownTime(seconds);
    Shot shot = scene.shotAt(t);
    Set set = sets.computeIfAbsent(shot.backdrop(), this::set);
    canvas.copyFrom(set.canvas());
    shot.things().stream()
        .sorted(Comparator.comparingDouble(Thing::ground))
        .forEach(thing -> draw(shot, thing, t, set));
    lens.take(canvas, scene, seconds, shot.backdrop().brightness(), rgb);
  }

  private Set set(Backdrop backdrop) {
    Canvas fresh = new Canvas(canvas.width(), canvas.height());
    gallery.draw(backdrop, fresh);
    double[] sum = new double[3];
    float[] pixels = fresh.pixels();
    for (int i = 0; i < pixels.length; i++) {
      sum[i % 3] += pixels[i];
    }
    int count = pixels.length / 3;
    return new Set(
        fresh, (float) (sum[0] / count), (float) (sum[1] / count), (float) (sum[2] / count));
  }

  private void draw(Shot shot, Thing thing, double t, Set set) {
    Costume costume = thing.costume();
    if (costume.isPainted()) {
      FigurePainter.draw(canvas, shot, thing, t);
      return;
    }
    if (!FigurePainter.isNear(thing, t)) {
      return;
    }
    Path path = thing.path();
    double foot = thing.ground() - path.lift(t) - bob(thing, t);
    if (!costume.cutOff()) {
      double half = 0.42 * thing.width();
      double flat = Math.min(0.05 * thing.height(), 0.14 * half);
      double below = thing.ground() - path.lift(t) - 0.3 * flat;
      Ink shadow = new Ink(0, 0.22, 1, 1, 0);
      canvas.ellipse(path.x(t), below, half, flat, shadow);
      canvas.ellipse(path.x(t), below, 0.75 * half, 0.7 * flat, shadow);
    }
    Look look = new Look(thing, path.facing(t), shot.backdrop());
    Sprite sprite = sprites.computeIfAbsent(look, l -> sprite(l, set));
    double unitX = Scene.VIEW_WIDTH / canvas.width();
    sprite.draw(
        canvas, (path.x(t) - thing.width() / 2) / unitX, (foot - thing.height()) * canvas.height());
  }

  /** How far walking lifts it. */
  private static double bob(Thing thing, double t) {
    if (thing.path().velocity(t) == 0 || thing.costume().cutOff()) {
      return 0;
    }
    double size = thing.kind() == ThingKind.PERSON ? 0.012 : 0.02;
    boolean walks = thing.kind() != ThingKind.CAR && thing.kind() != ThingKind.TRUCK;
    double steps = thing.path().travelled(t) / (0.42 * thing.height());
    return walks ? size * thing.height() * Math.abs(Math.sin(Math.PI * steps)) : 0;
  }

  private Sprite sprite(Look look, Set set) {
    Thing thing = look.thing();
    Cutout cutout = wardrobe.cutout(thing.kind(), thing.costume());
    int width = (int) Math.round(thing.width() / Scene.VIEW_WIDTH * canvas.width());
    int height = (int) Math.round(thing.height() * canvas.height());
    boolean mirrored = (look.facing() > 0) == (Hash.unit(thing.seed(), 60) < 0.5);
    return new Sprite(
        cutout, Math.max(1, width), Math.max(1, height), mirrored, gains(cutout, set));
  }

  /** Draws brightness near that of the background, and the hue a little. */
  private static float[] gains(Cutout cutout, Set set) {
    double[] own = new double[3];
    double there = 1e-6;
    byte[] rgba = cutout.rgba();
    for (int i = 0; i < rgba.length; i += 4) {
      double alpha = rgba[i + 3] & 255;
      there += alpha;
      for (int c = 0; c < 3; c++) {
        own[c] += alpha * (rgba[i + c] & 255);
      }
    }
    double mine = (own[0] + own[1] + own[2]) / there + 3;
    double around = set.red() + set.green() + set.blue() + 3;
    double light = Math.max(0.75, Math.min(1.35, Math.pow(around / mine, 0.35)));
    float[] behind = {set.red(), set.green(), set.blue()};
    float[] gains = new float[3];
    for (int c = 0; c < 3; c++) {
      gains[c] = (float) (light * Math.pow(3 * (behind[c] + 1) / around, 0.15));
    }
    return gains;
  }
}
