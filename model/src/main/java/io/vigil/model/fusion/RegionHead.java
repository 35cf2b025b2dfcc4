package io.vigil.model.fusion;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.LayerScope;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Names what is in a cell of a picture: a score (log-odds) for each class of things, here kinds
 * times colours.
 *
 * <p>Shapes: tokens [..., D] to [..., R].
 */
public final class RegionHead {

  private final Dense scores;

  RegionHead(LayerScope scope, long width, int classes) {
    this.scores = new Dense(scope, width, classes);
  }

  /** tokens [..., D] to scores [..., R]. */
  public Operand<TFloat32> apply(Operand<TFloat32> tokens) {
    return scores.apply(tokens);
  }
}
