package io.vigil.model.composite;

import io.vigil.model.world.Camera;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Lens;
import io.vigil.model.world.Motion;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingFact;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A fixed or slowly drifting camera before a real place in which nothing moves: a still or a
 * background of a pack, with recorded sounds. What the picture's labels tell and what is heard is
 * known exactly; that nothing moves and nothing is wrong with the camera, too; all else is unknown.
 * It ends; asked for later times, it goes on in silence. Safe for use by several threads.
 */
public final class StillCamera implements Camera {
  private static final String THING = "thing.";
  private static final String SOUND = "sound.";

  /** A shorter meeting of sight and sound cannot be told by anyone, in seconds. */
  private static final double SHORTEST_MEETING = 0.4;

  /** How many cameras see by infrared light, as they do at night: without colours. */
  private static final double GREY = 0.08;

  private final StillShelf shelf;
  private final Still still;
  private final StillView view;
  private final boolean grey;
  private final Truth heard;
  private final SceneSound sound;
  private final boolean knowsMakers;
  private final List<TruthEvent> events;
  private Canvas spread = new Canvas(1, 1);
  private Canvas canvas = new Canvas(1, 1);
  private Lens lens = new Lens(1, 1);

  /**
   * Creates a camera.
   *
   * @param seed any
   * @param split which chooses the script; the pictures and sounds are those of the shelf
   * @param shelf not empty
   * @param seconds that it lasts, at least 10
   */
  public StillCamera(long seed, Split split, StillShelf shelf, double seconds) {
    long own = Hash.of(split.seed(seed), 92);
    this.shelf = shelf;
    this.still = shelf.still(own);
    this.view =
        StillView.draw(
            new Dice(Hash.of(own, 1)),
            still.asset().width(),
            still.asset().height(),
            !still.isEmpty());
    this.grey = Hash.unit(own, 3) < GREY;
    Scene scene = StillScript.write(Hash.of(own, 2), split, still, shelf.recordings(), seconds);
    this.heard = Truth.of(scene);
    this.sound = new SceneSound(new RecordedSounds(shelf.recordings()));
    this.knowsMakers =
        scene.sounds().stream()
            .filter(s -> s.kind().hasMaker())
            .allMatch(s -> still.showsMaker(s.kind()).isPresent());
    this.events = events(scene);
  }

  /** What the camera looks at. */
  Still still() {
    return still;
  }

  /** The script: sounds alone. */
  public Scene scene() {
    return heard.scene();
  }

  private List<TruthEvent> events(Scene scene) {
    List<TruthEvent> found = new ArrayList<>();
    for (String type : EventTypes.ALL) {
      if (still.holds(type).equals(Optional.of(true))) {
        found.add(new TruthEvent(type, 0, scene.duration()));
      }
    }
    heard.events().stream().filter(e -> e.type().startsWith(SOUND)).forEach(found::add);
    if (knowsMakers) {
      found.addAll(meetings(true, EventTypes.BOTH_SOUNDING_THING));
      found.addAll(meetings(false, EventTypes.BOTH_UNSEEN_SOUND));
    }
    found.sort(Comparator.comparingDouble(TruthEvent::start).thenComparing(TruthEvent::type));
    return List.copyOf(found);
  }

  /** When sounds are heard whose makers are in view, or are not. */
  private List<TruthEvent> meetings(boolean inView, String type) {
    List<String> sounds =
        Arrays.stream(SoundKind.values())
            .filter(kind -> kind.hasMaker() && still.showsMaker(kind).equals(Optional.of(inView)))
            .map(SoundKind::eventType)
            .toList();
    List<TruthEvent> joined = new ArrayList<>();
    for (TruthEvent event : heard.events()) {
      if (sounds.contains(event.type())) {
        int last = joined.size() - 1;
        if (last >= 0 && joined.get(last).end() >= event.start()) {
          TruthEvent before = joined.get(last);
          double end = Math.max(before.end(), event.end());
          joined.set(last, new TruthEvent(type, before.start(), end));
        } else {
          joined.add(new TruthEvent(type, event.start(), event.end()));
        }
      }
    }
    joined.removeIf(e -> e.end() - e.start() < SHORTEST_MEETING);
    return joined;
  }

  @Override
  public synchronized void picture(double seconds, byte[] rgb, int width, int height) {
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new Canvas(width, height);
      lens = new Lens(width, height);
      spread = view.spread(shelf.picture(still), width, height);
    }
    view.draw(spread, seconds, canvas);
    double light = scene().setting().backdrop().brightness();
    lens.take(canvas, scene(), seconds, light, rgb);
    if (grey) {
      fade(rgb, 3 * width * height);
    }
  }

  /** Leaves of each pixel its brightness alone (ITU-R BT.601). */
  private static void fade(byte[] rgb, int length) {
    for (int i = 0; i < length; i += 3) {
      int bright = 77 * (rgb[i] & 255) + 150 * (rgb[i + 1] & 255) + 29 * (rgb[i + 2] & 255);
      byte level = (byte) (bright >> 8);
      rgb[i] = level;
      rgb[i + 1] = level;
      rgb[i + 2] = level;
    }
  }

  @Override
  public short[] sound(long first, int count) {
    return sound.render(scene(), first, count);
  }

  @Override
  public List<TruthEvent> eventsIn(double from, double to) {
    return events.stream().filter(event -> event.overlap(from, to) > 0).toList();
  }

  @Override
  public boolean knows(String type) {
    if (type.startsWith(THING)) {
      return still.holds(type).isPresent();
    }
    return knowsMakers
        || !(type.equals(EventTypes.BOTH_SOUNDING_THING)
            || type.equals(EventTypes.BOTH_UNSEEN_SOUND));
  }

  /** A picture may hold a box, or colours, of which its labels say nothing. */
  @Override
  public boolean knowsFacts() {
    return false;
  }

  /** The things that the labels name, at rest, and the sounds. */
  @Override
  public Facts factsAt(double seconds) {
    List<ThingFact> things =
        Arrays.stream(ThingKind.values())
            .filter(kind -> still.shows(kind).equals(Optional.of(true)))
            .map(kind -> new ThingFact(kind, Optional.empty(), Motion.STANDS, Optional.empty()))
            .toList();
    Facts facts = heard.factsAt(seconds);
    return new Facts(Optional.empty(), Optional.empty(), things, facts.sounds(), false);
  }

  @Override
  public Predicate<String> unknownAt(double seconds) {
    List<String> unknown = new ArrayList<>(List.of("place="));
    for (ThingKind kind : ThingKind.values()) {
      Optional<Boolean> shown = still.shows(kind);
      if (shown.isEmpty()) {
        unknown.add("kind=" + kind.word());
        unknown.add("motion=" + kind.word() + ":stands");
      }
      if (!shown.equals(Optional.of(false))) {
        unknown.add("colour=" + kind.word() + ":");
      }
    }
    return atom -> unknown.stream().anyMatch(atom::startsWith);
  }
}
