package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetLabels;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sounds of a part of a pack. Safe for use by several threads. */
final class Recordings {
  /** Sounds in which a voice, a dog or an engine may hide: no distractors, for they would count. */
  private static final Pattern DOUBTFUL =
      Pattern.compile(
          ".*(crowd|child|scream|laugh|voice|sing|speak|talk|cough|sneez|roar|dog|wolf|bell"
              + "|engine|car|vehicle|motor|truck|train|chainsaw|plane|helicopter|saw|horn|siren"
              + "|bark|cry|glass|knock|door|rain|water|music|guitar|piano|thunder|baby).*");

  /** A take of a spoken digit is named digit_speaker_number. */
  private static final Pattern SPEAKER = Pattern.compile(".*/\\d+_([a-z]+)_\\d+\\b.*");

  private static final int FEW = 10;
  private static final double HELPED = 0.5;

  /** So long at least is a recording that can go on as a background, in samples. */
  private static final int STEADY = 40_000;

  private final AssetPack pack;
  private final Map<SoundKind, List<Asset>> kinds = new EnumMap<>(SoundKind.class);
  private final List<Asset> others;
  private final List<Asset> steady;
  private final boolean mayHelp;
  private final Map<String, Activity> activities = new ConcurrentHashMap<>();

  Recordings(AssetPack pack, AssetPart part) {
    this.pack = pack;
    for (SoundKind kind : SoundKind.values()) {
      List<Asset> usable = new ArrayList<>();
      for (Asset asset : pack.select(AssetType.SOUND, kind.name().toLowerCase(Locale.ROOT), part)) {
        if (!activity(asset).isSilent()) {
          usable.add(asset);
        }
      }
      kinds.put(kind, List.copyOf(usable));
    }
    this.others =
        pack.select(AssetType.SOUND, part).stream()
            .filter(asset -> asset.label().startsWith(AssetLabels.OTHER))
            .filter(asset -> !DOUBTFUL.matcher(asset.label()).matches())
            .toList();
    this.steady = others.stream().filter(asset -> activity(asset).isSteady(STEADY)).toList();
    this.mayHelp = part == AssetPart.TRAIN;
  }

  /** Whether there are recordings of a kind. */
  boolean has(SoundKind kind) {
    return !of(kind).isEmpty();
  }

  /**
   * Whether a sound is played by a recording. Where there are few to learn from, half of them are
   * synthesised, lest the few are learnt by heart; measures hear recordings alone.
   */
  boolean plays(Sound sound) {
    boolean few = mayHelp && of(sound.kind()).size() < FEW;
    return has(sound.kind()) && !(few && Hash.unit(sound.seed(), 74) < HELPED);
  }

  /** What may be heard all the time beside, and counts for nothing. */
  List<Asset> steady() {
    return steady;
  }

  /** All of a kind. */
  List<Asset> of(SoundKind kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  /** What may be heard beside, and counts for nothing. */
  List<Asset> others() {
    return others;
  }

  /** Those of a kind that the same voice made, where that is known. */
  List<Asset> likes(SoundKind kind, Asset one) {
    String voice = voice(one);
    return voice.isEmpty()
        ? List.of(one)
        : of(kind).stream().filter(other -> voice.equals(voice(other))).toList();
  }

  private static String voice(Asset asset) {
    Matcher matcher = SPEAKER.matcher(asset.id());
    return matcher.matches() ? asset.set() + "/" + matcher.group(1) : "";
  }

  /** Its samples; not to be changed. */
  short[] samples(Asset asset) {
    return pack.sound(asset);
  }

  /** When it sounds. */
  Activity activity(Asset asset) {
    return activities.computeIfAbsent(asset.id(), id -> Activity.of(pack.sound(asset)));
  }
}
