package io.vigil.model.world;

import java.util.List;

/** Small scripts for tests: one thing, one sound or one fault, and nothing else. */
final class TestScenes {
  static final double DURATION = 12;

  private TestScenes() {}

  /** A thing that comes in from the left at 2 s at a picture height a second, and rests. */
  static Scene showing(ThingKind kind, Colour colour, int seed) {
    double height = (kind.minHeight() + kind.maxHeight()) / 2;
    double start = -height * kind.aspect() / 2;
    Path path = new Path(List.of(new Waypoint(2, start, 0), new Waypoint(3.05, 0.9, 0)));
    Thing thing = new Thing(0, kind, colour, height, 0.9, path, -1, 0, seed);
    return scene(seed, List.of(thing), List.of(), List.of());
  }

  /** A fault from 3 s to 7 s. */
  static Scene failing(FaultKind kind, long seed) {
    return scene(seed, List.of(), List.of(), List.of(new Fault(kind, 3, 7, seed)));
  }

  /** A sound from 2 s to 6 s, by nobody in view. */
  static Scene sounding(SoundKind kind, long seed) {
    return scene(seed, List.of(), List.of(new Sound(kind, 2, 6, 0.4, -1, seed)), List.of());
  }

  static Scene scene(long seed, List<Thing> things, List<Sound> sounds, List<Fault> faults) {
    Place place = List.of(Place.values()).get((int) Math.floorMod(seed, 3L));
    Setting setting =
        new Setting(
            new Backdrop(place, seed, 0.95),
            new CameraLook(5, 0.03, 0.001, 0, 0),
            new Acoustics(0.003, 0.5, 0.2, 1, seed));
    Shot shot = new Shot(0, DURATION, setting.backdrop(), things);
    return new Scene(seed, DURATION, setting, List.of(shot), sounds, faults);
  }
}
