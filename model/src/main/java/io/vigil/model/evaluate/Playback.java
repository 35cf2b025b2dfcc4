package io.vigil.model.evaluate;

import io.vigil.model.composite.CompositeCast;
import io.vigil.model.composite.FilmCamera;
import io.vigil.model.composite.FilmShelf;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.Camera;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** Plays to a model all that its measures need. */
final class Playback {

  private static final Map<SenseMask, Condition> SENSES =
      Map.of(
          SenseMask.BOTH, Condition.TEST,
          SenseMask.DEAF, Condition.DEAF,
          SenseMask.BLIND, Condition.BLIND,
          SenseMask.STILL, Condition.STILL,
          SenseMask.RECENT, Condition.RECENT);

  private final Inference inference;
  private final EvaluationConfig config;
  private final StreamPlayer player;
  private final Runnable step;
  private final Map<Condition, List<Recording>> recordings = new EnumMap<>(Condition.class);

  /**
   * A playback.
   *
   * @param step is run after each camera, and each batch of pictures or sounds
   */
  Playback(Inference inference, EvaluationConfig config, Runnable step) {
    this.inference = inference;
    this.config = config;
    this.player = new StreamPlayer(inference);
    this.step = step;
  }

  /** Plays everything, that of a pack where there is one. */
  Played play(Optional<HeldOut> heldOut) {
    play(
        config.cameras(),
        SENSES.keySet(),
        Condition.TEST,
        seed -> new SimulatedCamera(seed, Split.TEST));
    play(
        config.combinations(),
        Condition.COMBINATIONS,
        seed -> new SimulatedCamera(seed, Split.TEST_COMBINATIONS));
    if (heldOut.isEmpty()) {
      return new Played(inference, recordings, List.of(), List.of());
    }
    HeldOut real = heldOut.get();
    cameras(real);
    return new Played(
        inference,
        recordings,
        new StillPlayer(inference).play(real.pack(), real.stills(), step),
        new SoundClipPlayer(inference).play(real.pack(), real.clips(), step));
  }

  private void cameras(HeldOut real) {
    CompositeCast cast = new CompositeCast(real.pack(), Split.TEST);
    play(config.real(), Condition.COMPOSITE, seed -> new SimulatedCamera(seed, Split.TEST, cast));
    if (real.hasFilms()) {
      FilmShelf shelf = new FilmShelf(real.pack(), CompositeCast.part(Split.TEST));
      play(
          config.real(),
          Condition.FILMS,
          seed -> new FilmCamera(seed, Split.TEST, shelf, config.seconds()));
    }
  }

  private void play(int count, Condition condition, LongFunction<Camera> cameras) {
    play(count, EnumSet.of(SenseMask.BOTH), condition, cameras);
  }

  private void play(
      int count, Set<SenseMask> senses, Condition whole, LongFunction<Camera> cameras) {
    for (int i = 0; i < count; i++) {
      Camera camera = cameras.apply(config.firstSeed() + i);
      player
          .play(camera, config.seconds(), senses)
          .forEach((sense, recording) -> keep(sense, whole, recording));
      step.run();
    }
  }

  private void keep(SenseMask sense, Condition whole, Recording recording) {
    Condition condition = sense == SenseMask.BOTH ? whole : SENSES.getOrDefault(sense, whole);
    recordings.computeIfAbsent(condition, c -> new ArrayList<>()).add(recording);
  }
}
