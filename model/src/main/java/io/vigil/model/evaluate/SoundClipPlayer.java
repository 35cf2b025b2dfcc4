package io.vigil.model.evaluate;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.inference.Inference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays the clips of ESC-10 (Piczak 2015) to a model's sound encoder: folds 1 to 3 to learn from,
 * fold 4 to be judged by. A clip's features are the mean and the greatest value of each number of
 * its tokens.
 */
final class SoundClipPlayer {

  private static final String SET = "audio/esc10";

  /** Folder by class, file by fold. */
  private static final Pattern CLIP = Pattern.compile(SET + "/([a-z_]+)/([1-4])-.*");

  private static final String JUDGED = "4";

  private static final int BATCH = 16;

  private final Inference inference;

  SoundClipPlayer(Inference inference) {
    this.inference = inference;
  }

  /** The clips of a pack. */
  static List<Asset> clips(AssetPack pack) {
    return Arrays.stream(AssetPart.values())
        .flatMap(part -> pack.select(AssetType.SOUND, part).stream())
        .filter(SoundClipPlayer::isUsed)
        .toList();
  }

  /** Whether a sound is of fold 4 and was never learnt from, or of another fold and might be. */
  static boolean isUsed(Asset sound) {
    Matcher name = CLIP.matcher(sound.id());
    return sound.set().equals(SET)
        && name.matches()
        && name.group(2).equals(JUDGED) == isUnlearnt(sound);
  }

  /** Thresholds may have been chosen on it: a probe has none. */
  private static boolean isUnlearnt(Asset sound) {
    return sound.part() != AssetPart.TRAIN;
  }

  /**
   * Plays clips.
   *
   * @param step is run after each batch: {@link #steps} times
   */
  List<SoundClip> play(AssetPack pack, List<Asset> clips, Runnable step) {
    List<SoundClip> played = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      Asset clip = clips.get(i);
      Matcher name = CLIP.matcher(clip.id());
      if (name.matches()) {
        float[] features = features(inference.encodeAudio(seconds(pack.sound(clip))));
        played.add(new SoundClip(name.group(1), isUnlearnt(clip), features));
      }
      if (i % BATCH == 0) {
        step.run();
      }
    }
    return played;
  }

  /** How many steps so many clips are. */
  static int steps(int clips) {
    return (clips + BATCH - 1) / BATCH;
  }

  /** Whole seconds, the last filled up with silence. */
  private List<short[]> seconds(short[] samples) {
    int rate = inference.manifest().sampleRate();
    List<short[]> seconds = new ArrayList<>();
    for (int from = 0; from < samples.length; from += rate) {
      seconds.add(Arrays.copyOfRange(samples, from, from + rate));
    }
    return seconds;
  }

  private float[] features(List<float[]> seconds) {
    int width = inference.manifest().width();
    float[] features = new float[2 * width];
    Arrays.fill(features, width, 2 * width, Float.NEGATIVE_INFINITY);
    int tokens = seconds.stream().mapToInt(s -> s.length / width).sum();
    for (float[] second : seconds) {
      for (int i = 0; i < second.length; i++) {
        features[i % width] += second[i] / tokens;
        features[width + i % width] = Math.max(features[width + i % width], second[i]);
      }
    }
    return features;
  }
}
