/** Why a bundle says what it says of a moment of a film: decoding, text, JSON and heat maps. */
@NullMarked
package io.vigil.launcher.explain;

import org.jspecify.annotations.NullMarked;
