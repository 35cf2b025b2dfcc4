/** Chance as a pure function: counter-based hashing, the same on every machine and Java version. */
@NullMarked
package io.vigil.model.world.random;

import org.jspecify.annotations.NullMarked;
