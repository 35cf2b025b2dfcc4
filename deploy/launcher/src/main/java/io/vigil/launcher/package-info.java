/** The {@code vigil} command: it puts the parts together and runs them. */
@NullMarked
package io.vigil.launcher;

import org.jspecify.annotations.NullMarked;
