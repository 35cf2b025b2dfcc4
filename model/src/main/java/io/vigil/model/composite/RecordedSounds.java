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

  private static final double DISTRACTED = 0.45;
  private static final double SURROUNDED = 0.4;
  private static final int FADE = 128;

  /** How long the end of a background flows over into its beginning, in samples. */
  private static final int SEAM = 4_000;

  private final Recordings recordings;
  private final SoundMaker synthesised = new SynthesisedSounds();
  private final Map<Sound, float[]> mixed = Recent.map(KEPT);

  RecordedSounds(Recordings recordings) {
    this.recordings = recordings;
  }

  @Override
  public void add(Sound sound, float[] out, long first) {
    if (!recordings.plays(sound)) {
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
        double from = (excerpt.from() + i) * plan.treatment().speed();
        out[excerpt.at() + i] += rise * fall * Treatment.at(samples, from);
      }
    }
    return plan.treatment().colour(out);
  }

  /** In some scenes sounds that are none of the vocabulary, at any level. */
  @Override
  public void addSurroundings(Scene scene, float[] out, long first) {
    addBackground(scene, out, first);
    addDistractors(scene, out, first);
  }

  /** What is heard all the time: wind, waves, a clock. */
  private void addBackground(Scene scene, float[] out, long first) {
    Dice dice = new Dice(Hash.of(scene.seed(), 75));
    if (recordings.steady().isEmpty() || !dice.chance(SURROUNDED)) {
      return;
    }
    Asset asset = dice.pick(recordings.steady());
    float gain = (float) Math.pow(10, dice.between(-42, -14) / 20) / PEAK;
    double speed = Treatment.draw(dice.bits()).speed();
    short[] samples = recordings.samples(asset);
    Activity activity = recordings.activity(asset).faster(speed);
    int turn = activity.end() - activity.begin() - SEAM;
    for (int i = (int) Math.max(0, -first); i < out.length; i++) {
      long at = first + i;
      int along = (int) (at % turn);
      float value = Treatment.at(samples, (activity.begin() + along) * speed);
      if (at >= turn && along < SEAM) {
        float share = (float) along / SEAM;
        float ending = Treatment.at(samples, (activity.begin() + turn + along) * speed);
        value = share * value + (1 - share) * ending;
      }
      out[i] += gain * value;
    }
  }

  /** Once or twice a sound that begins and ends. */
  private void addDistractors(Scene scene, float[] out, long first) {
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
      double speed = Treatment.draw(dice.bits()).speed();
      short[] samples = recordings.samples(other);
      long end =
          Math.min((long) (samples.length / speed), (long) (scene.duration() * RATE) - start);
      for (long i = Math.max(0, first - start); i < end && start + i < first + out.length; i++) {
        float fall = Math.min(1, (float) (end - i) / FADE);
        out[(int) (start + i - first)] += gain * fall * Treatment.at(samples, i * speed);
      }
    }
  }
}
