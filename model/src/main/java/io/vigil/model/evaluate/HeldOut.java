package io.vigil.model.evaluate;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What of a pack of real material is judged on. */
final class HeldOut {

  private final AssetPack pack;
  private final EvaluationConfig config;

  HeldOut(AssetPack pack, EvaluationConfig config) {
    this.pack = pack;
    this.config = config;
  }

  AssetPack pack() {
    return pack;
  }

  /** Whether there are films. */
  boolean hasFilms() {
    return !pack.select(AssetType.FILM, AssetPart.HELD_OUT).isEmpty();
  }

  /** Stills and backgrounds, taken evenly from all that are held out. */
  List<Asset> stills() {
    List<Asset> all = new ArrayList<>(pack.select(AssetType.STILL, AssetPart.HELD_OUT));
    all.addAll(pack.select(AssetType.BACKGROUND, AssetPart.HELD_OUT));
    int count = Math.min(all.size(), config.stills());
    return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }

  /** The clips of ESC-10, with those that are learnt from. */
  List<Asset> clips() {
    return SoundClipPlayer.clips(pack);
  }

  /** How many steps it takes to play all of it. */
  int steps() {
    int cameras = (hasFilms() ? 2 : 1) * config.real();
    return cameras + StillPlayer.steps(stills().size()) + SoundClipPlayer.steps(clips().size());
  }
}
