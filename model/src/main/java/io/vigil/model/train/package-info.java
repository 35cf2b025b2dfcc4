/** Training: data made on the fly, the step, the schedule, checkpoints, the loop. */
@NullMarked
package io.vigil.model.train;

import org.jspecify.annotations.NullMarked;
