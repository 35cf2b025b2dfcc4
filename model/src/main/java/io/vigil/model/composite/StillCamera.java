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
 * background of a pack, or several one after the other, with recorded sounds. What the pictures'
 * labels tell, what is heard, and when the view cuts is known exactly; that nothing moves and
 * nothing else is wrong with the camera, too; all else is unknown. It ends; asked for later times,
 * it stays with its last picture, in silence. Safe for use by several threads.
 */
public final class StillCamera implements Camera {
  private static final String THING = "thing.";
  private static final String SOUND = "sound.";

  /** A shorter meeting of sight and sound cannot be told by anyone, in seconds. */
  private static final double SHORTEST_MEETING = 0.4;

  /** A thing must be seen for so long to be told, in seconds. */
  private static final double EVIDENCE = 0.5;

  /** How many cameras see by infrared light, as they do at night: without colours. */
  private static final double GREY = 0.08;

  private final StillShelf shelf;
  private final List<Look> looks;
  private final boolean grey;
  private final Truth heard;
  private final SceneSound sound;
  private final boolean knowsMakers;
  private final List<TruthEvent> events;
  private int shown = -1;
  private Canvas spread = new Canvas(1, 1);
  private Canvas canvas = new Canvas(1, 1);
  private Lens lens = new Lens(1, 1);

  /** A picture over [start, end), in seconds. */
  private record Look(double start, double end, Still still, StillView view) {}

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
    this.looks = looks(own, shelf, seconds);
    this.grey = Hash.unit(own, 3) < GREY;
    Scene scene =
        StillScript.write(
            Hash.of(own, 2),
            split,
            looks.stream().map(Look::start).toList(),
            stills(),
            shelf.recordings(),
            seconds);
    this.heard = Truth.of(scene);
    this.sound = new SceneSound(new RecordedSounds(shelf.recordings()));
    this.knowsMakers =
        scene.sounds().stream()
            .filter(s -> s.kind().hasMaker())
            .allMatch(s -> stills().stream().allMatch(i -> i.showsMaker(s.kind()).isPresent()));
    this.events = events(scene);
  }

  /** Pictures whose labels tell of the same, so that what is known is known all the time. */
  private static List<Look> looks(long seed, StillShelf shelf, double seconds) {
    List<Double> starts = StillScript.cuts(Hash.of(seed, 4), seconds);
    Still first = shelf.still(seed);
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Still still = i == 0 ? first : shelf.alike(first, Hash.of(seed, 5, i));
      StillView view =
          StillView.draw(
              new Dice(Hash.of(seed, 1, i)),
              still.asset().width(),
              still.asset().height(),
              !still.isEmpty());
      double end = i + 1 < starts.size() ? starts.get(i + 1) : seconds;
      looks.add(new Look(starts.get(i), end, still, view));
    }
    return List.copyOf(looks);
  }

  /** What the camera looks at, in order. */
  List<Still> stills() {
    return looks.stream().map(Look::still).toList();
  }

  /** What it looks at at a time. */
  Still stillAt(double seconds) {
    return looks.get(indexAt(seconds)).still();
  }

  private int indexAt(double seconds) {
    int index = 0;
    while (index + 1 < looks.size() && looks.get(index + 1).start() <= seconds) {
      index++;
    }
    return index;
  }

  /** The script: sounds and cuts alone. */
  public Scene scene() {
    return heard.scene();
  }

  private List<TruthEvent> events(Scene scene) {
    List<TruthEvent> found = new ArrayList<>();
    for (String type : EventTypes.ALL) {
      found.addAll(
          TruthEvent.joined(
              type,
              looks.stream()
                  .filter(look -> look.still().holds(type).equals(Optional.of(true)))
                  .map(look -> new TruthEvent(type, look.start(), look.end()))
                  .toList()));
    }
    heard.events().stream()
        .filter(e -> e.type().startsWith(SOUND) || e.type().equals(EventTypes.CAMERA_CUT))
        .forEach(found::add);
    if (knowsMakers) {
      found.addAll(meetings(true, EventTypes.BOTH_SOUNDING_THING));
      found.addAll(meetings(false, EventTypes.BOTH_UNSEEN_SOUND));
    }
    found.removeIf(event -> event.start() >= scene.duration());
    found.sort(Comparator.comparingDouble(TruthEvent::start).thenComparing(TruthEvent::type));
    return List.copyOf(found);
  }

  /** When sounds are heard whose makers are in view, or are not. */
  private List<TruthEvent> meetings(boolean inView, String type) {
    List<TruthEvent> parts = new ArrayList<>();
    for (SoundKind kind : SoundKind.values()) {
      for (TruthEvent event : kind.hasMaker() ? heard.events() : List.<TruthEvent>of()) {
        for (Look look : looks) {
          if (event.type().equals(kind.eventType())
              && event.overlap(look.start(), look.end()) > 0
              && look.still().showsMaker(kind).equals(Optional.of(inView))) {
            parts.add(
                new TruthEvent(
                    type,
                    Math.max(event.start(), look.start()),
                    Math.min(event.end(), look.end())));
          }
        }
      }
    }
    parts.sort(Comparator.comparingDouble(TruthEvent::start));
    return TruthEvent.joined(type, parts).stream()
        .filter(e -> e.end() - e.start() >= SHORTEST_MEETING)
        .toList();
  }

  @Override
  public synchronized void picture(double seconds, byte[] rgb, int width, int height) {
    int index = indexAt(seconds);
    boolean resized = canvas.width() != width || canvas.height() != height;
    if (resized) {
      canvas = new Canvas(width, height);
      lens = new Lens(width, height);
    }
    Look look = looks.get(index);
    if (resized || index != shown) {
      spread = look.view().spread(shelf.picture(look.still()), width, height);
      shown = index;
    }
    look.view().draw(spread, seconds, canvas);
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
      return looks.get(0).still().holds(type).isPresent();
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

  /** The things in view that the labels name, at rest, and the sounds, and whether it cut. */
  @Override
  public Facts factsAt(double seconds) {
    double newest = Math.max(0, seconds - 1e-6);
    Look look = looks.get(indexAt(newest));
    List<ThingFact> things =
        Arrays.stream(ThingKind.values())
            .filter(kind -> seconds - look.start() >= EVIDENCE)
            .filter(kind -> look.still().shows(kind).equals(Optional.of(true)))
            .map(kind -> new ThingFact(kind, Optional.empty(), Motion.STANDS, Optional.empty()))
            .toList();
    Facts facts = heard.factsAt(seconds);
    return new Facts(facts.camera(), Optional.empty(), things, facts.sounds(), false);
  }

  @Override
  public Predicate<String> unknownAt(double seconds) {
    Still still = stillAt(Math.max(0, seconds - 1e-6));
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
