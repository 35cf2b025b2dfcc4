/**
 * The procedural world: an endless supply of short scenes, pictures and sound, whose truth is known
 * exactly. It pretrains the model, tests it with fresh truth, and is the demonstration's camera.
 *
 * <p>A {@link io.vigil.model.world.SceneGenerator} writes a {@link io.vigil.model.world.Scene} (a
 * script) from a seed; {@link io.vigil.model.world.ScenePainter} and {@link
 * io.vigil.model.world.SceneSound} play it; {@link io.vigil.model.world.Truth} says what happens in
 * it. Everything is a pure function of its arguments.
 */
@NullMarked
package io.vigil.model.world;

import org.jspecify.annotations.NullMarked;
