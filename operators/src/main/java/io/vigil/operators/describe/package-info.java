/** Scores become events, moments and requests for captions. */
@NullMarked
package io.vigil.operators.describe;

import org.jspecify.annotations.NullMarked;
