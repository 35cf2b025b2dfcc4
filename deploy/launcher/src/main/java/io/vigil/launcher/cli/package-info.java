/** The commands of {@code vigil}: their options, their help, and what they print. */
@NullMarked
package io.vigil.launcher.cli;

import org.jspecify.annotations.NullMarked;
