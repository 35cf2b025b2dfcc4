package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.Cutout;
import io.vigil.model.world.Colour;
import io.vigil.model.world.Combinations;
import io.vigil.model.world.Costume;
import io.vigil.model.world.ThingKind;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cut-outs of a part of a pack that can play things. Immutable. */
final class Wardrobe {
  /** Smaller ones are smudges when drawn. */
  private static final int SMALLEST = 40;

  private final AssetPack pack;
  private final Map<ThingKind, List<Worn>> worn = new EnumMap<>(ThingKind.class);

  private record Worn(Asset asset, Costume costume) {}

  /** Looks through a part of a pack; what is learnt from has no colours held out for its kind. */
  Wardrobe(AssetPack pack, AssetPart part) {
    this.pack = pack;
    for (ThingKind kind : ThingKind.values()) {
      List<Worn> all = new ArrayList<>();
      for (Asset asset : pack.select(AssetType.CUTOUT, kind.word(), part)) {
        if (fits(kind, asset)) {
          Optional<Colour> colour = colour(kind, asset);
          if (part != AssetPart.TRAIN
              || colour.filter(c -> Combinations.isHeldOut(kind, c)).isEmpty()) {
            boolean cutOff = asset.cut().contains("bottom");
            double aspect = (double) asset.width() / asset.height();
            all.add(new Worn(asset, new Costume(colour, aspect, cutOff, all.size())));
          }
        }
      }
      worn.put(kind, List.copyOf(all));
    }
  }

  /** A costume for a thing; empty if there is none. */
  Optional<Costume> dress(ThingKind kind, boolean whole, long seed) {
    List<Costume> costumes =
        costumes(kind).stream().filter(costume -> !whole || !costume.cutOff()).toList();
    return costumes.isEmpty()
        ? Optional.empty()
        : Optional.of(costumes.get((int) (Hash.unit(seed, 1) * costumes.size())));
  }

  /** Every costume of a kind. */
  List<Costume> costumes(ThingKind kind) {
    return worn.getOrDefault(kind, List.of()).stream().map(Worn::costume).toList();
  }

  /** The cut-out of a costume that is not painted. */
  Cutout cutout(ThingKind kind, Costume costume) {
    return pack.cutout(asset(kind, costume));
  }

  /** The asset of a costume that is not painted. */
  Asset asset(ThingKind kind, Costume costume) {
    return worn.getOrDefault(kind, List.of()).get(costume.number()).asset();
  }

  /** What is cut at a side or its top cannot come into view as a whole. */
  private static boolean fits(ThingKind kind, Asset asset) {
    double aspect = (double) asset.width() / asset.height();
    boolean likely =
        switch (kind) {
          case PERSON -> aspect > 0.15 && aspect < 1.1;
          case CAR, TRUCK -> aspect > 0.7 && aspect < 4;
          case DOG, CAT -> aspect > 0.4 && aspect < 2.6;
          case BOX -> aspect > 0.5 && aspect < 2;
        };
    return likely
        && Math.max(asset.width(), asset.height()) >= SMALLEST
        && asset.cut().stream().allMatch("bottom"::equals);
  }

  /** People wear many colours at once; of theirs nothing is said. */
  private Optional<Colour> colour(ThingKind kind, Asset asset) {
    return kind == ThingKind.PERSON
        ? Optional.empty()
        : ColourNamer.name(pack.cutout(asset), kind, asset.estimated());
  }
}
