/**
 * Makes packs of real material ({@code vigil model assets}) from a folder of labelled pictures,
 * sounds and films; {@link io.vigil.launcher.assets.PackMaker} is where to begin.
 */
@NullMarked
package io.vigil.launcher.assets;

import org.jspecify.annotations.NullMarked;
