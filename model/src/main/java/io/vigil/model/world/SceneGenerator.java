package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes scenes from seeds. Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * Scene scene = new SceneGenerator().generate(7, Split.TRAIN);
 * }</pre>
 */
public final class SceneGenerator {
  private static final double SHORTEST = 12;
  private static final double LONGEST = 30;

  private final Cast cast;

  /** Creates a generator of scripts for the procedural world. */
  public SceneGenerator() {
    this(Cast.procedural());
  }

  /** Creates a generator of scripts for a cast. */
  public SceneGenerator(Cast cast) {
    this.cast = cast;
  }

  /**
   * Writes the scene of a number.
   *
   * @param number any; within a split, different numbers give different scenes
   * @param split decides the range of seeds and the combinations shown
   */
  public Scene generate(long number, Split split) {
    return generate(number, split, new SettingWriter().write(Hash.of(split.seed(number), 1)));
  }

  /**
   * Writes the scene of a number in a given setting (as written, not as cast), as the next one
   * before the same camera.
   */
  public Scene generate(long number, Split split, Setting written) {
    Setting setting =
        new Setting(cast.set(written.backdrop()), written.look(), written.acoustics());
    long seed = split.seed(number);
    Dice dice = new Dice(Hash.of(seed, 2));
    int halves = (int) Math.round((LONGEST - SHORTEST) * 2);
    double duration = SHORTEST + 0.5 * dice.below(halves + 1);
    Optional<Combination> forced =
        split == Split.TEST_COMBINATIONS
            ? Optional.of(Combination.draw(dice, setting.backdrop().place()))
            : Optional.empty();

    ShotWriter shotWriter = new ShotWriter(dice, forced, cast, seed);
    List<Shot> shots = new ArrayList<>();
    if (duration > 14 && dice.chance(0.22)) {
      double cut = Math.round(dice.between(5, duration - 5) * 50) / 50.0;
      Backdrop other = cast.set(new SettingWriter().backdrop(Hash.of(seed, 3)));
      shots.add(shotWriter.write(0, cut, setting.backdrop()));
      shots.add(shotWriter.write(cut, duration, other));
    } else {
      shots.add(shotWriter.write(0, duration, setting.backdrop()));
    }
    List<Sound> sounds =
        new SoundWriter(dice, forced).write(shots, duration).stream().map(cast::play).toList();
    List<Fault> faults = new FaultWriter(dice).write(shots, duration);
    return new Scene(seed, duration, setting, shots, sounds, faults);
  }
}
