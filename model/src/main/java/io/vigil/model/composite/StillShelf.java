package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pictures of a part of a pack of which is known what they show, and the sounds that may be
 * heard before them. Safe for use by several threads.
 */
public final class StillShelf {
  private final Optional<AssetPack> pack;
  private final Optional<Recordings> recordings;
  private final List<Drawer> drawers;
  private final Map<List<String>, List<Drawer>> alike;

  /** Pictures that are drawn from together. */
  private record Drawer(double weight, List<Still> stills) {
    /** Those of it whose labels tell of these presences. */
    Drawer telling(List<String> presences) {
      return new Drawer(weight, stills.stream().filter(s -> s.told().equals(presences)).toList());
    }
  }

  /** The stills, backgrounds and sounds of a pack's part. */
  public StillShelf(AssetPack pack, AssetPart part) {
    this.pack = Optional.of(pack);
    List<Still> stills = stills(pack, AssetType.STILL, part);
    this.drawers =
        filled(
            // An empty place is what most cameras see most of the time.
            new Drawer(0.3, stills(pack, AssetType.BACKGROUND, part)),
            new Drawer(0.12, stills.stream().filter(Still::isEmpty).toList()),
            new Drawer(0.26, showing(stills, "person")),
            new Drawer(0.18, showing(stills, "vehicle")),
            new Drawer(0.14, showing(stills, "animal")));
    this.alike =
        drawers.stream()
            .flatMap(drawer -> drawer.stills().stream())
            .map(Still::told)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(told -> told, this::telling));
    this.recordings =
        drawers.isEmpty() ? Optional.empty() : Optional.of(new Recordings(pack, part));
  }

  private StillShelf() {
    this.pack = Optional.empty();
    this.recordings = Optional.empty();
    this.drawers = List.of();
    this.alike = Map.of();
  }

  /** A shelf without pictures. */
  public static StillShelf none() {
    return new StillShelf();
  }

  private static List<Still> stills(AssetPack pack, AssetType type, AssetPart part) {
    return pack.select(type, part).stream().map(Still::new).toList();
  }

  private static List<Still> showing(List<Still> stills, String presence) {
    return stills.stream().filter(s -> s.shows(presence).equals(Optional.of(true))).toList();
  }

  private List<Drawer> telling(List<String> presences) {
    return filled(drawers.stream().map(d -> d.telling(presences)).toArray(Drawer[]::new));
  }

  private static List<Drawer> filled(Drawer... drawers) {
    List<Drawer> filled = new ArrayList<>(List.of(drawers));
    filled.removeIf(drawer -> drawer.stills().isEmpty());
    return List.copyOf(filled);
  }

  /** Whether there is no picture to show. */
  public boolean isEmpty() {
    return drawers.isEmpty();
  }

  /** The picture that a seed draws. */
  Still still(long seed) {
    return draw(drawers, seed);
  }

  /** The picture that a seed draws where people, vehicles, animals and none of them come alike. */
  Still evenly(long seed) {
    return draw(drawers.stream().map(drawer -> new Drawer(1, drawer.stills())).toList(), seed);
  }

  /** A picture that a seed draws, whose labels tell of the same presences as another's do. */
  Still alike(Still other, long seed) {
    return draw(alike.getOrDefault(other.told(), drawers), seed);
  }

  private static Still draw(List<Drawer> drawers, long seed) {
    double at = Hash.unit(seed, 85) * drawers.stream().mapToDouble(Drawer::weight).sum();
    Drawer chosen = drawers.get(drawers.size() - 1);
    for (Drawer drawer : drawers) {
      at -= drawer.weight();
      if (at < 0) {
        chosen = drawer;
        break;
      }
    }
    return chosen.stills().get((int) (Hash.unit(seed, 86) * chosen.stills().size()));
  }

  /** The pixels of a picture. */
  RgbPicture picture(Still still) {
    Asset asset = still.asset();
    return pack.orElseThrow(() -> new IllegalArgumentException("there is no " + asset.id()))
        .picture(asset);
  }

  /** The sounds. */
  Recordings recordings() {
    return recordings.orElseThrow(() -> new IllegalStateException("the shelf is empty"));
  }
}
