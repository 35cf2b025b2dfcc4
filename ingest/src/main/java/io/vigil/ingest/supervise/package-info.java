/** Keeps streams going: opening, reading, pacing, stalls, reconnection, states. */
@NullMarked
package io.vigil.ingest.supervise;

import org.jspecify.annotations.NullMarked;
