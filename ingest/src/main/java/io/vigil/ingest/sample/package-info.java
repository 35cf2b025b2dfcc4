/** From decoded frames to what is published: JPEG pictures on a time grid, seconds of sound. */
@NullMarked
package io.vigil.ingest.sample;

import org.jspecify.annotations.NullMarked;
