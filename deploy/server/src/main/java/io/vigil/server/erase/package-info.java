/** Erasing what is known of a stream, and the proof of it. */
@NullMarked
package io.vigil.server.erase;

import org.jspecify.annotations.NullMarked;
