/** How fast the job is, beside its ceilings. */
@NullMarked
package io.vigil.operators.bench;

import org.jspecify.annotations.NullMarked;
