/**
 * Real material that training mixes scenes of: cut-outs, backgrounds, sounds and films, gathered in
 * a folder that is called a pack.
 *
 * <p>{@link io.vigil.model.assets.AssetPack#read} opens a pack and loads from it; {@link
 * io.vigil.model.assets.AssetIndex} is its list, {@code assets.json}, which the maker of packs
 * writes. Plain Java: no network is needed to look into a pack.
 */
@NullMarked
package io.vigil.model.assets;

import org.jspecify.annotations.NullMarked;
