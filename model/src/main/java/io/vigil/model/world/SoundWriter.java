package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes what is heard: some of it made by the things in view, some by nobody to be seen. */
final class SoundWriter {
  private final Dice dice;
  private final Optional<Combination> forced;

  SoundWriter(Dice dice, Optional<Combination> forced) {
    this.dice = dice;
    this.forced = forced;
  }

  List<Sound> write(List<Shot> shots, double duration) {
    List<Thing> things = shots.stream().flatMap(shot -> shot.things().stream()).toList();
    List<Sound> sounds = new ArrayList<>();
    forced.flatMap(Combination::sound).ifPresent(kind -> add(sounds, kind, duration));
    for (Shot shot : shots) {
      for (Thing thing : shot.things()) {
        addOwnSound(sounds, thing, shot, things);
      }
    }
    int count = dice.weighted(0.34, 0.36, 0.22, 0.08);
    for (int i = 0; i < count; i++) {
      List<SoundKind> allowed =
          Arrays.stream(SoundKind.values()).filter(kind -> isAllowed(kind, things)).toList();
      double[] weights = allowed.stream().mapToDouble(SoundWriter::weight).toArray();
      add(sounds, allowed.get(dice.weighted(weights)), duration);
    }
    return sounds;
  }

  /** The short ones come more often, for they fill few slots each time. */
  private static double weight(SoundKind kind) {
    return switch (kind) {
      case GLASS, KNOCK -> 3;
      case BARK -> 1.6;
      case ALARM, CRYING, SPEECH, ENGINE, MUSIC, RAIN -> 1;
    };
  }

  private void addOwnSound(List<Sound> sounds, Thing thing, Shot shot, List<Thing> things) {
    List<SoundKind> own =
        Arrays.stream(SoundKind.values())
            .filter(kind -> thing.kind().makes(kind) && isAllowed(kind, things))
            .toList();
    double first = firstSeen(thing, shot);
    double last = lastSeen(thing, shot, first);
    if (own.isEmpty() || last - first < 1.5 || !dice.chance(0.5)) {
      return;
    }
    boolean vehicle = thing.kind().makes(SoundKind.ENGINE);
    SoundKind kind =
        own.contains(SoundKind.SPEECH) && dice.chance(0.8) ? SoundKind.SPEECH : dice.pick(own);
    double start =
        vehicle && last - first < 9 ? first : dice.between(first, Math.max(first, last - 1.5));
    double end = vehicle && last - first < 9 ? last : Math.min(last, start + length(kind));
    place(sounds, kind, start, end, thing.id());
  }

  private void add(List<Sound> sounds, SoundKind kind, double duration) {
    double length = Math.min(length(kind), duration - 1);
    double start = dice.between(0.2, duration - length - 0.2);
    place(sounds, kind, start, start + length, -1);
  }

  /** Adds a sound, unless one of its kind is on then: two of a kind could not be told apart. */
  private void place(List<Sound> sounds, SoundKind kind, double start, double end, int source) {
    long seed = dice.bits();
    double loudness = loudness(kind);
    boolean clash =
        sounds.stream()
            .anyMatch(s -> s.kind() == kind && start < s.end() + 1 && end > s.start() - 1);
    if (!clash) {
      sounds.add(new Sound(kind, start, end, loudness, source, seed));
    }
  }

  private boolean isAllowed(SoundKind kind, List<Thing> things) {
    return forced.isPresent()
        || things.stream().noneMatch(thing -> Combinations.isHeldOut(kind, thing.kind()));
  }

  private double length(SoundKind kind) {
    return switch (kind) {
      case GLASS -> 1.0;
      case KNOCK -> dice.between(0.9, 1.3);
      case BARK -> dice.between(1.5, 5);
      case SPEECH, CRYING -> dice.between(2.5, 8);
      case ALARM, ENGINE -> dice.between(3, 9);
      case MUSIC, RAIN -> dice.between(6, 14);
    };
  }

  private double loudness(SoundKind kind) {
    return switch (kind) {
      case RAIN, MUSIC -> dice.between(0.15, 0.4);
      case GLASS, BARK, KNOCK -> dice.between(0.2, 0.6);
      case SPEECH, CRYING, ALARM, ENGINE -> dice.between(0.15, 0.5);
    };
  }

  private static double firstSeen(Thing thing, Shot shot) {
    double t = shot.start();
    while (t < shot.end() && thing.shareInView(t) < 0.5) {
      t += 0.1;
    }
    return t;
  }

  private static double lastSeen(Thing thing, Shot shot, double first) {
    double t = first;
    while (t < shot.end() && thing.shareInView(t) >= 0.5) {
      t += 0.1;
    }
    return Math.min(t, shot.end());
  }
}
