/** What the commands tell of a model bundle: its shapes, its cost on this machine, its figures. */
@NullMarked
package io.vigil.launcher.networks;

import org.jspecify.annotations.NullMarked;
