/** The text decoder, run only where a caption is due. */
@NullMarked
package io.vigil.operators.caption;

import org.jspecify.annotations.NullMarked;
