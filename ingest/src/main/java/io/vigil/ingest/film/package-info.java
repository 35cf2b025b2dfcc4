/** Writing of films through FFmpeg's encoders: for the simulated camera, and for tests. */
@NullMarked
package io.vigil.ingest.film;

import org.jspecify.annotations.NullMarked;
