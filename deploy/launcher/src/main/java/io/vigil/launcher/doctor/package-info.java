/** Looks whether a machine is fit for Vigil, and says how to mend what is not. */
@NullMarked
package io.vigil.launcher.doctor;

import org.jspecify.annotations.NullMarked;
