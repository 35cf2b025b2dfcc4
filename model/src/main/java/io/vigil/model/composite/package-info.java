/**
 * The composite world: the scripts of the procedural world played by real things. Cut-outs move
 * over real backgrounds, recorded sounds are mixed at their onsets, and real films get faults; so
 * the truth stays exact and the texture is real.
 *
 * <p>{@link io.vigil.model.composite.CompositeCast} plays scripts for a {@link
 * io.vigil.model.world.SimulatedCamera}; {@link io.vigil.model.composite.FilmCamera} plays films.
 * What training may use and what only measures may use is told apart by the {@link
 * io.vigil.model.assets.AssetPart} of each asset.
 */
@NullMarked
package io.vigil.model.composite;

import org.jspecify.annotations.NullMarked;
