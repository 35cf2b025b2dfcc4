package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetPart;

/**
 * A sound of a set.
 *
 * @param file its name in the set
 * @param label its label in a pack
 * @param word whether it is one spoken word, to be joined with others of its speaker
 * @param speaker who made it, if known; else empty
 * @param part by its set's folds, its speaker or its source
 * @param origin where it is from
 */
record Recording(
    String file, String label, boolean word, String speaker, AssetPart part, Origin origin) {
  String id() {
    return origin.set() + "/" + file;
  }
}
