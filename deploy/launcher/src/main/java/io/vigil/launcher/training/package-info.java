/** A training run as a user sees it: its configuration, its live report, its TensorBoard files. */
@NullMarked
package io.vigil.launcher.training;

import org.jspecify.annotations.NullMarked;
