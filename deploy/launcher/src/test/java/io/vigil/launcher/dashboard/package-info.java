/** Drives the dashboard of the real system in a real browser. */
@NullMarked
package io.vigil.launcher.dashboard;

import org.jspecify.annotations.NullMarked;
