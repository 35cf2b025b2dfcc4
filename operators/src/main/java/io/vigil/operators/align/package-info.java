/** Tokens of both modalities meet by event time, in keyed state, and leave as windows. */
@NullMarked
package io.vigil.operators.align;

import org.jspecify.annotations.NullMarked;
