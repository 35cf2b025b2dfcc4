/** The simulated camera behind {@code demo:}. */
@NullMarked
package io.vigil.launcher.demo;

import org.jspecify.annotations.NullMarked;
