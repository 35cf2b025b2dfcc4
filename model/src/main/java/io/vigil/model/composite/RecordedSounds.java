package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.world.Recent;
import io.vigil.model.world.Scene;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundMaker;
import io.vigil.model.world.SynthesisedSounds;
import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.List;
import java.util.Map;

/**
 * Plays the recordings of a plan, and other sounds beside them that count for nothing. Keeps what
 * was mixed last. Safe for use by several threads.
 */
final class RecordedSounds implements SoundMaker {
  private static final int RATE = SceneSound.SAMPLE_RATE;
  private static final int KEPT = 12;

  /** Recordings peak at 3 dB below full scale. */
  private static final float PEAK = 0.708f;

  /** How many sounds are cut above 4 kHz: some sets are, and nobody should learn them by that. */
  private static final double DULLED = 0.5;

  private static final double DISTRACTED = 0.45;
  private static final int FADE = 128;

  private final Recordings recordings;
  private final SoundMaker synthesised = new SynthesisedSounds();
  private final Map<Sound, float[]> mixed = Recent.map(KEPT);

  RecordedSounds(Recordings recordings) {
    this.recordings = recordings;
  }

  @Override
  public void add(Sound sound, float[] out, long first) {
    if (!recordings.has(sound.kind())) {
      synthesised.add(sound, out, first);
      return;
    }
    float[] whole = mixed(sound);
    float gain = (float) sound.loudness() / PEAK;
    int from = (int) Math.max(0, -first);
    int to = (int) Math.min(out.length, whole.length - first);
    for (int i = from; i < to; i++) {
      out[i] += gain * whole[(int) (first + i)];
    }
  }

  private synchronized float[] mixed(Sound sound) {
    return mixed.computeIfAbsent(sound, this::mix);
  }

  private float[] mix(Sound sound) {
    SoundPlan plan = SoundPlan.of(recordings, sound);
    float[] out = new float[(int) Math.round((sound.end() - sound.start()) * RATE)];
    int fade = SoundPlan.isLasting(sound.kind()) ? SoundPlan.OVERLAP : FADE;
    for (SoundPlan.Excerpt excerpt : plan.excerpts()) {
      short[] samples = recordings.samples(excerpt.recording());
      boolean opening = excerpt.at() == 0;
      for (int i = 0; i < excerpt.length() && excerpt.at() + i < out.length; i++) {
        float rise = Math.min(1, (i + 1f) / (opening ? FADE : fade));
        float fall = Math.min(1, (float) (excerpt.length() - i) / fade);
        out[excerpt.at() + i] +=
            rise * fall * samples[Math.min(samples.length - 1, excerpt.from() + i)] / 32768f;
      }
    }
    return Hash.unit(sound.seed(), 71) < DULLED ? LowPass.telephone(out) : out;
  }

  /** In some scenes a sound that is none of the vocabulary, at any level, once or twice. */
  @Override
  public void addSurroundings(Scene scene, float[] out, long first) {
    List<Asset> others = recordings.others();
    Dice dice = new Dice(Hash.of(scene.seed(), 72));
    if (others.isEmpty() || !dice.chance(DISTRACTED)) {
      return;
    }
    int count = 1 + dice.below(2);
    for (int n = 0; n < count; n++) {
      Asset other = dice.pick(others);
      long start = (long) (dice.between(0, scene.duration() - 1) * RATE);
      float gain = (float) Math.pow(10, dice.between(-32, -8) / 20) / PEAK;
      short[] samples = recordings.samples(other);
      long end = Math.min(samples.length, (long) (scene.duration() * RATE) - start);
      for (long i = Math.max(0, first - start); i < end && start + i < first + out.length; i++) {
        float fall = Math.min(1, (float) (end - i) / FADE);
        out[(int) (start + i - first)] += gain * fall * samples[(int) i] / 32768f;
      }
    }
  }
}
