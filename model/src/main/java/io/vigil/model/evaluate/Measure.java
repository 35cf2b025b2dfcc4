package io.vigil.model.evaluate;

import java.util.List;

/**
 * One idea of how good a model is. A measure plays nothing: it reads what was {@link Played} once
 * for all of them. A new row of the table is a new measure and one line in {@link Evaluation}.
 */
interface Measure {

  /** Its figures; none where nothing was played that it could judge. */
  List<Figure> measure(Played played);
}
