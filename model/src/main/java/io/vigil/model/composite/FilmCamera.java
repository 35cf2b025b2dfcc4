package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetLabels;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.Camera;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Facts;
import io.vigil.model.world.FaultKind;
import io.vigil.model.world.Lens;
import io.vigil.model.world.Motion;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Shot;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundMaker;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingFact;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A camera before which real films play, and which is covered, shaken, frozen, dark or cut to
 * another film now and then. What is wrong with the camera is known exactly; what the films show,
 * in parts and roughly. It ends; asked for later times, it stays in its last shot. Safe for use by
 * several threads.
 */
public final class FilmCamera implements Camera {
  private static final String KNOWN = "camera.";
  private static final String THING = "thing.";
  private static final String MOTION = "motion.";

  /** How often labels are looked at, in seconds. */
  private static final double STEP = 0.25;

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

  /**
   * Whether people, vehicles and animals are in view, as far as the films' labels say over all of
   * the time; where there are none at all, nothing moves.
   */
  @Override
  public Map<String, List<TruthEvent>> labelledIn(double from, double to) {
    Map<String, List<TruthEvent>> labelled = new TreeMap<>();
    boolean deserted = true;
    for (String presence : AssetLabels.PRESENCES) {
      List<TruthEvent> parts = new ArrayList<>();
      boolean told = true;
      for (double t = Math.max(0, from); t < to; t += STEP) {
        Optional<Boolean> shown = shows(presence, t);
        told &= shown.isPresent();
        if (shown.equals(Optional.of(true))) {
          parts.add(new TruthEvent(THING + presence, t, t + STEP));
        }
      }
      if (told) {
        labelled.put(THING + presence, TruthEvent.joined(THING + presence, parts));
      }
      deserted &= told && parts.isEmpty();
    }
    if (deserted) {
      EventTypes.ALL.stream()
          .filter(type -> type.startsWith(MOTION))
          .forEach(type -> labelled.put(type, List.of()));
    }
    return labelled;
  }

  /** Whether something is in view; not known where it is there and a fault may hide it. */
  private Optional<Boolean> shows(String presence, double seconds) {
    double t = scene().shownTime(seconds);
    Shot shot = scene().shotAt(t);
    Optional<Boolean> shown = shelf.shows(presence, shot.backdrop(), t - shot.start());
    boolean hidden =
        scene().faults().stream().anyMatch(f -> f.kind() != FaultKind.FROZEN && f.at(seconds));
    return shown.filter(there -> !there || !hidden);
  }

  private Optional<Boolean> shows(ThingKind kind, double seconds) {
    return switch (kind) {
      case PERSON -> shows(Still.PERSON, seconds);
      case CAR, TRUCK -> shows(Still.VEHICLE, seconds).filter(there -> !there);
      case DOG, CAT -> shows(Still.ANIMAL, seconds).filter(there -> !there);
      case BOX -> Optional.empty();
    };
  }

  @Override
  public boolean knowsFacts() {
    return false;
  }

  /** What is wrong with the camera, and whether there are people, of whose motion is not known. */
  @Override
  public Facts factsAt(double seconds) {
    Facts facts = truth.factsAt(seconds);
    boolean people = shows(ThingKind.PERSON, newest(seconds)).equals(Optional.of(true));
    List<ThingFact> things =
        people
            ? List.of(
                new ThingFact(ThingKind.PERSON, Optional.empty(), Motion.STANDS, Optional.empty()))
            : List.of();
    return new Facts(facts.camera(), facts.place(), things, facts.sounds(), facts.soundLost());
  }

  @Override
  public Predicate<String> unknownAt(double seconds) {
    List<String> known = new ArrayList<>(List.of("camera="));
    for (ThingKind kind : ThingKind.values()) {
      Optional<Boolean> shown = shows(kind, newest(seconds));
      shown.ifPresent(there -> known.add("kind=" + kind.word()));
      if (shown.equals(Optional.of(false))) {
        List.of("colour=", "motion=", "side=").forEach(of -> known.add(of + kind.word() + ":"));
      }
    }
    return atom -> known.stream().noneMatch(atom::startsWith);
  }

  private static double newest(double seconds) {
    return Math.max(0, seconds - 1e-6);
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
