/** Bundles: a manifest and a SavedModel in a directory, checked before use. */
@NullMarked
package io.vigil.model.bundle;

import org.jspecify.annotations.NullMarked;
