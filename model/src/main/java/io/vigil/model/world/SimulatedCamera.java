package io.vigil.model.world;

import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A camera that never ends: scenes one after the other, the same for the same seed. Most scenes go
 * on in the place of the one before; about every fourth cuts to another place. Times are seconds
 * from the camera's start, scenes begin on half seconds.
 *
 * <p>Safe for use by several threads; picture and sound are those of its cast: if none is named, of
 * {@link ScenePainter} and {@link SceneSound}.
 */
public final class SimulatedCamera implements Camera {
  private static final int RATE = SceneSound.SAMPLE_RATE;

  /** So many scenes are played in one place. */
  private static final int RUN = 4;

  /** So many scripts are tried to find one that joins its neighbours. */
  private static final int ATTEMPTS = 16;

  /** So many of the newest scripts are kept; older ones are written again when asked for. */
  private static final int KEPT = 16;

  private final long seed;
  private final Split split;

  /** Where in its first place's run it begins, so that every kind of scene may be its first. */
  private final int begin;

  private final SceneGenerator generator;
  private final ScenePlayer player;

  // The start of each scene so far, and the scripts used last.
  private final List<Double> starts = new ArrayList<>(List.of(0.0));
  private final Map<Integer, Truth> truths = Recent.map(KEPT);

  /**
   * Creates a camera.
   *
   * @param seed any
   * @param split which scenes it shows
   */
  public SimulatedCamera(long seed, Split split) {
    this(seed, split, Cast.procedural());
  }

  /**
   * Creates a camera whose scenes are played by a cast.
   *
   * @param seed any
   * @param split which scenes it shows
   * @param cast who plays them
   */
  public SimulatedCamera(long seed, Split split, Cast cast) {
    this.generator = new SceneGenerator(cast);
    this.player = cast.player();
    this.seed = seed;
    this.split = split;
    this.begin = (int) Math.floorMod(Hash.of(split.seed(seed), 9), (long) RUN);
  }

  @Override
  public void picture(double seconds, byte[] rgb, int width, int height) {
    int scene = indexAt(seconds);
    player.painter().paint(truth(scene).scene(), seconds - start(scene), rgb, width, height);
  }

  @Override
  public short[] sound(long first, int count) {
    short[] samples = new short[count];
    int done = 0;
    while (done < count) {
      long at = first + done;
      int scene = indexAt((double) at / RATE);
      long begin = Math.round(start(scene) * RATE);
      long end = Math.round(start(scene + 1) * RATE);
      int part = (int) Math.min(count - done, end - at);
      short[] piece = player.sound().render(truth(scene).scene(), at - begin, part);
      System.arraycopy(piece, 0, samples, done, part);
      done += part;
    }
    return samples;
  }

  /** The events that touch [from, to), in order of the scenes. */
  @Override
  public List<TruthEvent> eventsIn(double from, double to) {
    List<TruthEvent> events = new ArrayList<>();
    int last = indexAt(Math.max(0, to - 1e-9));
    for (int scene = indexAt(Math.max(0, from)); scene <= last; scene++) {
      double start = start(scene);
      for (TruthEvent event : truth(scene).events()) {
        if (event.shifted(start).overlap(from, to) > 0) {
          events.add(event.shifted(start));
        }
      }
    }
    return events;
  }

  /**
   * The facts of the window that ends at a time: see {@link Truth#factsAt}. The window is clipped
   * to the scene in which it ends.
   */
  @Override
  public Facts factsAt(double seconds) {
    int scene = indexAt(Math.max(0, seconds - 1e-9));
    return truth(scene).factsAt(seconds - start(scene));
  }

  /** A colour or a place that the cast does not name, and another thing has not, is unknown. */
  @Override
  public Predicate<String> unknownAt(double seconds) {
    double at = Math.max(0, seconds - 1e-9);
    List<String> unknown = new ArrayList<>();
    if (!sceneAt(at).shotAt(at - sceneStart(at)).backdrop().isNamed()) {
      unknown.add("place=");
    }
    for (ThingFact thing : factsAt(seconds).things()) {
      if (thing.colour().isEmpty()) {
        unknown.add("colour=" + thing.kind().word() + ":");
      }
    }
    Set<String> told = factsAt(seconds).atoms();
    return atom -> !told.contains(atom) && unknown.stream().anyMatch(atom::startsWith);
  }

  @Override
  public Optional<List<Sighting>> sightingsAt(double seconds) {
    Scene scene = sceneAt(seconds);
    double local = seconds - sceneStart(seconds);
    if (scene.isHidden(local)) {
      return Optional.of(List.of());
    }
    double shown = scene.shownTime(local);
    return Optional.of(
        scene.shotAt(shown).things().stream()
            .filter(thing -> thing.shareInView(shown) > 0)
            .map(
                thing ->
                    new Sighting(
                        thing.kind(),
                        thing.colour(),
                        thing.shareInView(shown) >= Visibility.SHARE,
                        box(thing, shown)))
            .toList());
  }

  private static Extent box(Thing thing, double shown) {
    double left = (thing.path().x(shown) - thing.width() / 2) / Scene.VIEW_WIDTH;
    double bottom = thing.ground() - thing.path().lift(shown);
    return Extent.within(
        left, bottom - thing.height(), left + thing.width() / Scene.VIEW_WIDTH, bottom);
  }

  /** The scene on show at a time. */
  public Scene sceneAt(double seconds) {
    return truth(indexAt(seconds)).scene();
  }

  /** When the scene on show at a time began. */
  public double sceneStart(double seconds) {
    return start(indexAt(seconds));
  }

  private synchronized int indexAt(double seconds) {
    while (starts.get(starts.size() - 1) <= seconds) {
      int next = starts.size() - 1;
      starts.add(starts.get(next) + truth(next).scene().duration());
    }
    int low = 0;
    int high = starts.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (starts.get(middle) <= seconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private synchronized double start(int scene) {
    while (starts.size() <= scene) {
      int next = starts.size() - 1;
      starts.add(starts.get(next) + truth(next).scene().duration());
    }
    return starts.get(scene);
  }

  private synchronized Truth truth(int scene) {
    return truths.computeIfAbsent(scene, this::write);
  }

  private Truth write(int scene) {
    int played = scene + begin;
    int run = played / RUN;
    int inRun = played % RUN;
    Setting setting = new SettingWriter().write(Hash.of(split.seed(seed), 7, run));
    Scene written = generator.generate(Hash.of(seed, scene, 0), split, setting);
    for (int attempt = 1; attempt < ATTEMPTS && !joins(written, inRun); attempt++) {
      written = generator.generate(Hash.of(seed, scene, attempt), split, setting);
    }
    return inRun == 0 && scene > 0 ? Truth.afterCut(written) : Truth.of(written);
  }

  /** Whether nothing would pop up or vanish where the scene meets its neighbours in the run. */
  private static boolean joins(Scene scene, int inRun) {
    boolean opens = inRun == 0 || isEmpty(scene.shots().get(0), 0);
    boolean closes =
        inRun == RUN - 1
            || (scene.shots().size() == 1 && isEmpty(scene.shots().get(0), scene.duration()));
    return opens && closes;
  }

  private static boolean isEmpty(Shot shot, double seconds) {
    return shot.things().stream().allMatch(thing -> thing.shareInView(seconds) == 0);
  }
}
