/** Objectives: what training makes smaller. */
@NullMarked
package io.vigil.model.objective;

import org.jspecify.annotations.NullMarked;
