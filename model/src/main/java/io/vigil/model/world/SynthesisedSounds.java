package io.vigil.model.world;

import io.vigil.model.world.synth.Alarm;
import io.vigil.model.world.synth.Bark;
import io.vigil.model.world.synth.Crying;
import io.vigil.model.world.synth.Engine;
import io.vigil.model.world.synth.Glass;
import io.vigil.model.world.synth.Knock;
import io.vigil.model.world.synth.Music;
import io.vigil.model.world.synth.Rain;
import io.vigil.model.world.synth.Speech;
import io.vigil.model.world.synth.Take;
import io.vigil.model.world.synth.Voice;

/** Synthesises every sound. Stateless. */
public final class SynthesisedSounds implements SoundMaker {
  /** Creates it. */
  public SynthesisedSounds() {}

  @Override
  public void add(Sound sound, float[] out, long first) {
    long onset = Math.round(sound.start() * Take.RATE);
    long end = Math.round(sound.end() * Take.RATE);
    voice(sound.kind()).add(new Take(out, first, end - onset, sound.loudness(), sound.seed()));
  }

  private static Voice voice(SoundKind kind) {
    return switch (kind) {
      case GLASS -> new Glass();
      case ALARM -> new Alarm();
      case CRYING -> new Crying();
      case BARK -> new Bark();
      case KNOCK -> new Knock();
      case SPEECH -> new Speech();
      case ENGINE -> new Engine();
      case MUSIC -> new Music();
      case RAIN -> new Rain();
    };
  }
}
