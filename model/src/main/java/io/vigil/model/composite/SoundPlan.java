package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.world.Pause;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.Sound;
import io.vigil.model.world.SoundKind;
import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Which recordings make a sound, one after the other, and when it is heard in them.
 *
 * @param excerpts in order
 * @param treatment of the whole
 * @param cast the sound with the pauses of its recordings
 */
record SoundPlan(List<Excerpt> excerpts, Treatment treatment, Sound cast) {
  private static final int RATE = SceneSound.SAMPLE_RATE;

  /** Lasting sounds flow over into their repetition for so long, in samples. */
  static final int OVERLAP = 960;

  /** What is left of a sound when less than this is to come, is left out, in samples. */
  private static final int SCRAP = 3_200;

  /**
   * A part of a recording, in samples of the recording as it is played: at the treatment's speed.
   *
   * @param recording whose
   * @param from its first sample in the recording
   * @param length in samples
   * @param at where it begins in the sound, in samples
   */
  record Excerpt(Asset recording, int from, int length, int at) {
    int end() {
      return at + length;
    }
  }

  /** The plan of a sound, the same for the sound as cast. */
  static SoundPlan of(Recordings recordings, Sound sound) {
    Dice dice = new Dice(Hash.of(sound.seed(), 70));
    int length = (int) Math.round((sound.end() - sound.start()) * RATE);
    Treatment treatment = Treatment.draw(Hash.of(sound.seed(), 76));
    Asset chosen = dice.pick(recordings.of(sound.kind()));
    List<Asset> likes = recordings.likes(sound.kind(), chosen);
    List<Excerpt> excerpts = new ArrayList<>();
    int at = 0;
    while (length - at >= SCRAP || excerpts.isEmpty()) {
      Asset next = excerpts.isEmpty() ? chosen : dice.pick(likes);
      Activity activity = recordings.activity(next).faster(treatment.speed());
      int from = from(activity, length, dice);
      int part = Math.min(activity.end() - from, length - at);
      excerpts.add(new Excerpt(next, from, part, at));
      if (isOnce(sound.kind())) {
        break;
      }
      at += part + (isLasting(sound.kind()) ? -Math.min(OVERLAP, part / 2) : gap(dice));
    }
    return new SoundPlan(
        excerpts, treatment, cast(recordings, sound, excerpts, treatment.speed(), length));
  }

  /** Somewhere in a long recording, always where a sound begins in it. */
  private static int from(Activity activity, int length, Dice dice) {
    List<Activity.Span> onsets =
        activity.spans().stream().filter(s -> activity.end() - s.from() >= length).toList();
    return onsets.isEmpty() ? activity.begin() : dice.pick(onsets).from();
  }

  private static int gap(Dice dice) {
    return (int) (dice.between(0.05, 0.4) * RATE);
  }

  /** What ends by itself. */
  private static boolean isOnce(SoundKind kind) {
    return kind == SoundKind.GLASS || kind == SoundKind.KNOCK;
  }

  /** What goes on without a break. */
  static boolean isLasting(SoundKind kind) {
    return switch (kind) {
      case RAIN, MUSIC, ENGINE, ALARM -> true;
      case GLASS, CRYING, BARK, KNOCK, SPEECH -> false;
    };
  }

  private static Sound cast(
      Recordings recordings, Sound sound, List<Excerpt> excerpts, double speed, int length) {
    boolean[] heard = new boolean[length / Activity.FRAME + 1];
    for (Excerpt excerpt : excerpts) {
      Activity activity = recordings.activity(excerpt.recording()).faster(speed);
      for (Activity.Span span : activity.told()) {
        int from = Math.max(0, span.from() - excerpt.from()) + excerpt.at();
        int to = Math.min(length, span.to() - excerpt.from() + excerpt.at());
        if (span.from() - excerpt.from() < excerpt.length()) {
          for (int i = from / Activity.FRAME; i < to / Activity.FRAME; i++) {
            heard[i] = true;
          }
        }
      }
    }
    List<Pause> pauses = new ArrayList<>();
    int steps = length / Activity.FRAME;
    for (int i = 0; i < steps; ) {
      int j = i;
      while (j < steps && !heard[j]) {
        j++;
      }
      // Short gaps between repetitions are part of the sound; silence at its end is not.
      if (j - i > Activity.BREATH / Activity.FRAME || (j == steps && j > i)) {
        pauses.add(
            new Pause(
                sound.start() + seconds(i), j == steps ? sound.end() : sound.start() + seconds(j)));
      }
      i = Math.max(j, i + 1);
    }
    return new Sound(
        sound.kind(),
        sound.start(),
        sound.end(),
        sound.loudness(),
        sound.source(),
        sound.seed(),
        pauses);
  }

  private static double seconds(int frame) {
    return (double) frame * Activity.FRAME / RATE;
  }
}
