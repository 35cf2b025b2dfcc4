/** Drawing for the procedural world: a canvas, figures, backdrops and the camera's sensor. */
@NullMarked
package io.vigil.model.world.paint;

import org.jspecify.annotations.NullMarked;
