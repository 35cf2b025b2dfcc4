/**
 * How a command fails: one line that names the fault and its mend, a stable code, an exit status.
 */
@NullMarked
package io.vigil.launcher.failure;

import org.jspecify.annotations.NullMarked;
