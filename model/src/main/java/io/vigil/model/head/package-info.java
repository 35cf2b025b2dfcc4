/** Heads: what is read from a fused window: events, captions, a moment's embedding. */
@NullMarked
package io.vigil.model.head;

import org.jspecify.annotations.NullMarked;
