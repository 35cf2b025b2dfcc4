package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetUse;

/**
 * Where an asset is from.
 *
 * @param set folder of the set, relative to the data
 * @param licence of the source
 * @param use what it permits
 * @param attribution who must be named
 */
record Origin(String set, String licence, AssetUse use, String attribution) {}
