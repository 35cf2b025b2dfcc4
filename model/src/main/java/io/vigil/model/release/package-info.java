/** Making a bundle of a training run: export, calibration, thresholds, measured quality. */
@NullMarked
package io.vigil.model.release;

import org.jspecify.annotations.NullMarked;
