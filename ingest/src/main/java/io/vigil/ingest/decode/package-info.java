/** Opens sources and decodes them, through FFmpeg's C libraries. */
@NullMarked
package io.vigil.ingest.decode;

import org.jspecify.annotations.NullMarked;
