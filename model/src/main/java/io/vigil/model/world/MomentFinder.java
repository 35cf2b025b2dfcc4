package io.vigil.model.world;

import java.util.ArrayList;
import java.util.List;

/** Finds the turns in things' ways that the picture shows. */
final class MomentFinder {
  private final Scene scene;
  private final Visibility visibility;

  MomentFinder(Scene scene) {
    this.scene = scene;
    this.visibility = new Visibility(scene);
  }

  List<ThingMoment> find() {
    List<ThingMoment> moments = new ArrayList<>();
    for (Shot shot : scene.shots()) {
      for (Thing thing : shot.things()) {
        addEdges(moments, shot, thing);
        if (thing.isCarried()) {
          addIfSeen(moments, shot, thing, Motion.LEFT_BEHIND, thing.released());
        } else {
          for (double stop : thing.path().stops()) {
            addIfSeen(moments, shot, thing, Motion.STOPS, stop);
          }
        }
      }
    }
    return List.copyOf(moments);
  }

  /** What is carried neither enters nor leaves by itself: its carrier does. */
  private void addEdges(List<ThingMoment> moments, Shot shot, Thing thing) {
    if (thing.isCarried()) {
      return;
    }
    int last = (int) Math.floor((shot.end() - shot.start()) / Spans.STEP);
    boolean in = thing.shareInView(shot.start()) >= Visibility.SHARE;
    for (int i = 1; i < last; i++) {
      double t = shot.start() + i * Spans.STEP;
      boolean now = thing.shareInView(t) >= Visibility.SHARE;
      if (now != in && visibility.isLive(t)) {
        Side side = thing.path().x(t) < Scene.VIEW_WIDTH / 2 ? Side.LEFT : Side.RIGHT;
        moments.add(new ThingMoment(thing, now ? Motion.ENTERS : Motion.LEAVES, side, t));
      }
      in = now;
    }
  }

  private void addIfSeen(
      List<ThingMoment> moments, Shot shot, Thing thing, Motion motion, double seconds) {
    if (visibility.isLive(seconds) && visibility.sees(shot, thing, seconds)) {
      moments.add(new ThingMoment(thing, motion, Side.LEFT, seconds));
    }
  }
}
