package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.Camera;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Lens;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Shot;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundMaker;
import io.vigil.model.world.Split;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.List;
import java.util.function.Predicate;

/**
 * A camera before which real films play, and which is covered, shaken, frozen, dark or cut to
 * another film now and then. What the films show is unknown; what is wrong with the camera is known
 * exactly. It ends; asked for later times, it stays in its last shot. Safe for use by several
 * threads.
 */
public final class FilmCamera implements Camera {
  private static final String KNOWN = "camera.";

  private final FilmShelf shelf;
  private final Truth truth;
  private final SceneSound sound = new SceneSound(new OwnSound());
  private Canvas canvas = new Canvas(1, 1);
  private Lens lens = new Lens(1, 1);

  /**
   * Creates a camera.
   *
   * @param seed any
   * @param split which chooses the script; the films are those of the shelf
   * @param shelf not empty
   * @param seconds that it plays, at least 10
   */
  public FilmCamera(long seed, Split split, FilmShelf shelf, double seconds) {
    this.shelf = shelf;
    this.truth = Truth.of(FilmScript.write(Hash.of(split.seed(seed), 90), seconds));
  }

  /** The script. */
  public Scene scene() {
    return truth.scene();
  }

  /** The film that is on show at a time. */
  public Asset filmAt(double seconds) {
    return shelf.asset(shownAt(seconds));
  }

  /** Whether the film on show at a time has a sound of its own; there is a hush otherwise. */
  public boolean hasSoundAt(double seconds) {
    return shelf.sound(shownAt(seconds)).isPresent();
  }

  private Backdrop shownAt(double seconds) {
    return scene().shotAt(scene().shownTime(seconds)).backdrop();
  }

  @Override
  public synchronized void picture(double seconds, byte[] rgb, int width, int height) {
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new Canvas(width, height);
      lens = new Lens(width, height);
    }
    double t = scene().shownTime(seconds);
    Shot shot = scene().shotAt(t);
    shelf.draw(shot.backdrop(), t - shot.start(), canvas);
    lens.take(canvas, scene(), seconds, shot.backdrop().brightness(), rgb);
  }

  @Override
  public short[] sound(long first, int count) {
    return sound.render(scene(), first, count);
  }

  @Override
  public List<TruthEvent> eventsIn(double from, double to) {
    return truth.eventsIn(from, to).stream().filter(event -> knows(event.type())).toList();
  }

  @Override
  public boolean knows(String type) {
    return type.startsWith(KNOWN);
  }

  @Override
  public boolean knowsFacts() {
    return false;
  }

  /** What is wrong with the camera; nothing of what the film shows. */
  @Override
  public Facts factsAt(double seconds) {
    return truth.factsAt(seconds);
  }

  @Override
  public Predicate<String> unknownAt(double seconds) {
    return atom -> !atom.startsWith("camera=");
  }

  /** The sound of the film that is shown, over and over. */
  private final class OwnSound implements SoundMaker {
    @Override
    public void add(Sound made, float[] out, long first) {}

    @Override
    public void addSurroundings(Scene scene, float[] out, long first) {
      for (Shot shot : scene.shots()) {
        long start = Math.round(shot.start() * SceneSound.SAMPLE_RATE);
        long end = Math.round(shot.end() * SceneSound.SAMPLE_RATE);
        long from = Math.max(start, first);
        long to = Math.min(end, first + out.length);
        if (from < to) {
          short[] own = shelf.sound(shot.backdrop()).orElse(new short[1]);
          for (long i = from; i < to; i++) {
            out[(int) (i - first)] += own[(int) ((i - start) % own.length)] / 32768f;
          }
        }
      }
    }
  }
}
