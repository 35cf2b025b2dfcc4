package io.vigil.model.train;

import io.vigil.model.composite.StillShelf;
import io.vigil.model.inference.AreaScaler;
import io.vigil.model.world.Camera;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sighting;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes clips of the worlds: any number gives a clip, the same number the same clip. Thread-safe.
 */
final class ClipMaker {

  /** Share of clips that begin before their stream does. */
  private static final double OPENINGS = 0.2;

  /** Types that are over soon, so that most clips would miss them. */
  private static final List<String> MOMENTARY =
      EventTypes.ALL.stream().filter(type -> !isLasting(type)).toList();

  /** Scripts of a camera that are looked through for a wanted event. */
  private static final int SCRIPTS = 32;

  /** Share of clips that are laid over an event. */
  private static final double STAGED = 0.5;

  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;

  private final ClipShape shape;
  private final Split split;
  private final Worlds worlds;
  private final int size;
  private final int grid;
  private final AreaScaler scaler;

  private final boolean natural;

  /**
   * Makes clips of a split.
   *
   * @param natural whether events are as frequent as the world has them
   */
  ClipMaker(ClipShape shape, Split split, int size, boolean natural) {
    this(shape, split, size, natural, Material.procedural());
  }

  /**
   * Makes clips of a split, of several worlds.
   *
   * @param natural whether events are as frequent as the world has them
   * @param material what the clips are made of
   * @throws io.vigil.model.assets.AssetPackException if the material cannot be read
   */
  ClipMaker(ClipShape shape, Split split, int size, boolean natural, Material material) {
    this(shape, split, size, size / 32, natural, material);
  }

  /**
   * As above.
   *
   * @param grid columns and rows of the cells of which is known what fills them
   */
  ClipMaker(ClipShape shape, Split split, int size, int grid, boolean natural, Material material) {
    this.grid = grid;
    this.worlds = Worlds.of(material, split);
    this.natural = natural;
    this.shape = shape;
    this.split = split;
    this.size = size;
    this.scaler = new AreaScaler(size);
  }

  /** The real pictures that some of the clips are made of. */
  StillShelf stills() {
    return worlds.stills();
  }

  Clip make(long number) {
    SplittableRandom random = new SplittableRandom(number * 7919 + split.name().hashCode());
    Optional<String> wanted =
        !natural && random.nextDouble() < STAGED
            ? Optional.of(MOMENTARY.get(random.nextInt(MOMENTARY.size())))
            : Optional.empty();
    Camera camera = camera(number, wanted);
    int missing = random.nextDouble() < OPENINGS ? missing(random) : 0;
    double start = missing > 0 ? -missing * Truth.SLOT : start(camera, wanted, random);
    List<Target> targets = new ArrayList<>();
    for (int end : shape.ends()) {
      targets.add(target(camera, start, end));
    }
    return new Clip(
        pictures(camera, start, missing, random),
        Degradation.louder(sound(camera, start), random),
        missing,
        regions(camera, start, missing),
        HeardLabels.of(camera, start, 4 * shape.seconds()),
        sightings(camera, start, missing),
        targets);
  }

  /**
   * The camera of a number, with a script in which the wanted type happens if one is soon found.
   */
  private Camera camera(long number, Optional<String> wanted) {
    Camera first = worlds.camera(number, number * SCRIPTS);
    Camera camera = first;
    for (int i = 1; wanted.isPresent() && !happens(camera, wanted.get()); i++) {
      if (i == SCRIPTS) {
        return first;
      }
      camera = worlds.camera(number, number * SCRIPTS + i);
    }
    return camera;
  }

  private boolean happens(Camera camera, String type) {
    return camera.eventsIn(0, room(camera)).stream().anyMatch(e -> e.type().equals(type));
  }

  /** Slots before the stream began: oftener many, for the first pictures are the hardest. */
  private int missing(SplittableRandom random) {
    int most = shape.window() - 1;
    return 1 + Math.max(random.nextInt(most), random.nextInt(most));
  }

  /** Of each slot; those before the stream began hold nothing. */
  private Optional<List<List<Sighting>>> sightings(Camera camera, double start, int missing) {
    List<List<Sighting>> all = new ArrayList<>();
    for (int k = 0; k < shape.slots(); k++) {
      Optional<List<Sighting>> seen =
          k < missing ? Optional.of(List.of()) : camera.sightingsAt(start + k * Truth.SLOT);
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      all.add(seen.get());
    }
    return Optional.of(all);
  }

  /**
   * Anywhere in the first scene, so that some clips run into the second one; half of the clips are
   * laid over an event, of the wanted type if there is one, so that rare ones are met as often as
   * others.
   */
  private double start(Camera camera, Optional<String> wanted, SplittableRandom random) {
    double room = room(camera);
    double start = random.nextDouble() * room;
    List<TruthEvent> events = camera.eventsIn(0, room + 2);
    if (wanted.isPresent() && !events.isEmpty()) {
      List<String> types = events.stream().map(TruthEvent::type).distinct().toList();
      String type = types.contains(wanted.get()) ? wanted.get() : draw(types, random);
      List<TruthEvent> chosen = events.stream().filter(e -> e.type().equals(type)).toList();
      TruthEvent event = chosen.get(random.nextInt(chosen.size()));
      start = Math.max(0, event.start() + 0.5 - random.nextDouble() * (shape.seconds() - 0.5));
    }
    return Math.round(start * 50) / 50.0;
  }

  private double room(Camera camera) {
    return camera instanceof SimulatedCamera simulated
        ? simulated.sceneAt(0).duration()
        : Worlds.FILM - shape.seconds() - 2;
  }

  /** One of the types; those that hold for long are there anyway and get one ticket of four. */
  private static String draw(List<String> types, SplittableRandom random) {
    List<String> tickets = new ArrayList<>();
    for (String type : types) {
      tickets.addAll(Collections.nCopies(isLasting(type) ? 1 : 4, type));
    }
    return tickets.get(random.nextInt(tickets.size()));
  }

  private static boolean isLasting(String type) {
    return type.startsWith("thing.")
        || type.startsWith("both.")
        || type.equals(EventTypes.SOUND_SPEECH);
  }

  private byte[] pictures(Camera camera, double start, int missing, SplittableRandom random) {
    byte[] all = new byte[shape.slots() * size * size * 3];
    byte[] picture = new byte[WIDTH * HEIGHT * 3];
    Degradation degradation = Degradation.draw(random);
    byte[] before = {};
    for (int k = missing; k < shape.slots(); k++) {
      camera.picture(start + k * Truth.SLOT, picture, WIDTH, HEIGHT);
      before = degradation.apply(picture, before, k, WIDTH, HEIGHT).clone();
      byte[] small = degradation.scale(before, WIDTH, HEIGHT, scaler);
      System.arraycopy(small, 0, all, k * small.length, small.length);
    }
    return all;
  }

  private float[] regions(Camera camera, double start, int missing) {
    int picture = grid * grid * Regions.CLASSES;
    float[] labels = new float[shape.slots() * picture];
    if (!(camera instanceof SimulatedCamera simulated)) {
      Arrays.fill(labels, -1);
      return labels;
    }
    for (int k = missing; k < shape.slots(); k++) {
      Regions.mark(simulated, start + k * Truth.SLOT, grid, labels, k * picture);
    }
    return labels;
  }

  private short[] sound(Camera camera, double start) {
    int count = shape.seconds() * SceneSound.SAMPLE_RATE;
    long first = Math.round(start * SceneSound.SAMPLE_RATE);
    int silent = (int) Math.max(0, -first);
    short[] samples = new short[count];
    short[] played = camera.sound(first + silent, count - silent);
    System.arraycopy(played, 0, samples, silent, played.length);
    return samples;
  }

  private Target target(Camera camera, double start, int end) {
    int types = EventTypes.ALL.size();
    float[] labels = new float[shape.window() * types];
    double windowStart = start + (end - shape.window()) * Truth.SLOT;
    double windowEnd = start + end * Truth.SLOT;
    Map<String, List<TruthEvent>> labelled = camera.labelledIn(windowStart, windowEnd);
    List<TruthEvent> events = new ArrayList<>(camera.eventsIn(windowStart, windowEnd));
    labelled.values().forEach(events::addAll);
    for (TruthEvent event : events) {
      int type = EventTypes.indexOf(event.type());
      for (int k = 0; k < shape.window(); k++) {
        double from = windowStart + k * Truth.SLOT;
        if (event.overlap(from, from + Truth.SLOT) >= 0.4 * Truth.SLOT - 1e-9) {
          labels[k * types + type] = 1;
        }
      }
    }
    boolean[] known = new boolean[types];
    for (int e = 0; e < types; e++) {
      known[e] = camera.knows(EventTypes.ALL.get(e)) || labelled.containsKey(EventTypes.ALL.get(e));
    }
    return new Target(
        labels,
        known,
        FactAtoms.known(camera, windowEnd),
        camera.knowsFacts(),
        camera.factsAt(windowEnd),
        camera.factsAt(windowEnd - Truth.SLOT));
  }
}
