/** Evaluation on data that training never saw: what is measured is what is served. */
@NullMarked
package io.vigil.model.evaluate;

import org.jspecify.annotations.NullMarked;
