/** What could not be processed: outcomes, stable codes, and the records that tell of them. */
@NullMarked
package io.vigil.operators.deadletter;

import org.jspecify.annotations.NullMarked;
