package io.vigil.model.train;

import io.vigil.model.world.Facts;
import io.vigil.model.world.QuestionKind;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which senses a training window has. Windows without pictures or without sound teach the network
 * to live with one sense (as the modality dropout of Shi et al. 2022, AV-HuBERT), and give the
 * shares of each modality a sound footing.
 */
enum Senses {
  /** Pictures and sound. */
  BOTH,
  /** Pictures alone. */
  DEAF,
  /** Sound alone. */
  BLIND;

  private static final double DROPPED = 0.13;

  static Senses draw(SplittableRandom random) {
    double x = random.nextDouble();
    return x < DROPPED ? DEAF : x < 2 * DROPPED ? BLIND : BOTH;
  }

  /** What these senses can know of the facts. */
  Facts filter(Facts facts) {
    return switch (this) {
      case BOTH -> facts;
      case DEAF -> new Facts(facts.camera(), facts.place(), facts.things(), List.of(), false);
      case BLIND ->
          new Facts(
              Optional.empty(), Optional.empty(), List.of(), facts.sounds(), facts.soundLost());
    };
  }

  /** Whether they can answer such a question. */
  boolean canTell(QuestionKind kind) {
    return (sees() || !kind.needsPictures()) && (hears() || !kind.needsSound());
  }

  boolean sees() {
    return this != BLIND;
  }

  boolean hears() {
    return this != DEAF;
  }
}
