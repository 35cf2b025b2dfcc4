package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes shots: who comes through, in which colour, and on which way. */
final class ShotWriter {
  private final Dice dice;
  private Optional<Combination> forced;
  private final Cast cast;
  private final long seed;
  private int nextId;

  ShotWriter(Dice dice, Optional<Combination> forced, Cast cast, long seed) {
    this.dice = dice;
    this.forced = forced;
    this.cast = cast;
    this.seed = seed;
  }

  /** Whether such a thing is found in such a place. */
  static boolean fits(ThingKind kind, Place place) {
    return place != Place.ROOM || (kind != ThingKind.CAR && kind != ThingKind.TRUCK);
  }

  Shot write(double start, double end, Backdrop backdrop) {
    List<Thing> things = new ArrayList<>();
    int count = dice.weighted(0.25, 0.40, 0.25, 0.10);
    boolean isForced = forced.isPresent();
    if (isForced) {
      count = Math.max(1, count);
    }
    while (things.size() < count) {
      PathWriter paths = new PathWriter(dice, start, end, things);
      if (!isForced && end - start > 9 && dice.chance(0.17)) {
        addLeftBehind(things, paths, backdrop.place());
      } else {
        things.add(thing(kind(backdrop.place()), things, backdrop, paths));
      }
      isForced = false;
    }
    forced = Optional.empty();
    return new Shot(start, end, backdrop, things);
  }

  private ThingKind kind(Place place) {
    if (forced.isPresent()) {
      return forced.get().kind();
    }
    List<ThingKind> kinds =
        Arrays.stream(ThingKind.values()).filter(kind -> fits(kind, place)).toList();
    double[] weights =
        kinds.stream()
            .mapToDouble(
                kind ->
                    switch (kind) {
                      case PERSON -> 3;
                      case CAR, DOG -> 2;
                      case TRUCK, CAT -> 1.5;
                      case BOX -> 0.5;
                    })
            .toArray();
    return kinds.get(dice.weighted(weights));
  }

  private Thing thing(ThingKind kind, List<Thing> others, Backdrop backdrop, PathWriter paths) {
    Colour colour = colour(kind, others);
    forced = Optional.empty();
    double height = dice.between(kind.minHeight(), kind.maxHeight());
    Costume costume = dress(kind, false).orElse(Costume.painted(kind, colour));
    // What has no feet stands at the lower edge, as near as the script says.
    Optional<Stand> stand =
        costume.cutOff() ? Optional.empty() : cast.stand(kind, backdrop, Hash.of(seed, 41, nextId));
    double tall = stand.map(Stand::height).orElse(height);
    Path path = paths.at(stand.map(Stand::pace).orElse(1.0)).write(kind, tall * costume.aspect());
    double written = ground(kind, backdrop.place());
    double ground = costume.cutOff() ? 1 : stand.map(Stand::ground).orElse(written);
    return new Thing(nextId++, kind, costume, tall, ground, path, -1, 0, dice.bits());
  }

  private void addLeftBehind(List<Thing> things, PathWriter paths, Place place) {
    ThingKind kind = ThingKind.PERSON;
    double height = dice.between(kind.minHeight(), kind.maxHeight());
    double boxHeight = dice.between(ThingKind.BOX.minHeight(), ThingKind.BOX.maxHeight());
    // As wide as both together, so that the box too is out of view before they come.
    double reach = height * 0.26;
    Optional<Costume> costume = dress(kind, true);
    double aspect = costume.map(Costume::aspect).orElse(kind.aspect());
    double width = Math.max(height * aspect, 2 * reach + boxHeight * 1.4);
    Path way = paths.visit(kind, width);
    double ground = ground(kind, place);
    Colour colour = colour(kind, things);
    Costume worn = costume.orElse(Costume.painted(kind, colour));
    Thing person = new Thing(nextId++, kind, worn, height, ground, way, -1, 0, dice.bits());
    things.add(person);
    double released = way.stops().get(0) + 0.9;
    Path boxWay = paths.putDown(way, reach, height * 0.38, released);
    things.add(
        new Thing(
            nextId++,
            ThingKind.BOX,
            colour(ThingKind.BOX, things),
            boxHeight,
            ground + 0.012,
            boxWay,
            person.id(),
            released,
            dice.bits()));
  }

  private Optional<Costume> dress(ThingKind kind, boolean whole) {
    return cast.dress(kind, whole, Hash.of(seed, 40, nextId));
  }

  private Colour colour(ThingKind kind, List<Thing> others) {
    if (forced.isPresent() && forced.get().colour().isPresent()) {
      return forced.get().colour().get();
    }
    List<Colour> known =
        kind.colours().stream().filter(c -> !Combinations.isHeldOut(kind, c)).toList();
    List<Colour> fresh =
        known.stream()
            .filter(
                c ->
                    others.stream()
                        .noneMatch(t -> t.kind() == kind && t.colour().equals(Optional.of(c))))
            .toList();
    return dice.pick(fresh.isEmpty() ? known : fresh);
  }

  private double ground(ThingKind kind, Place place) {
    boolean vehicle = kind == ThingKind.CAR || kind == ThingKind.TRUCK;
    return switch (place) {
      case STREET -> vehicle ? dice.between(0.86, 0.95) : dice.between(0.71, 0.78);
      case ROOM -> dice.between(0.82, 0.95);
      case YARD -> vehicle ? dice.between(0.84, 0.94) : dice.between(0.76, 0.95);
    };
  }
}
