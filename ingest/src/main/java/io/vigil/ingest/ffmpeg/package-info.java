/**
 * What every user of FFmpeg's C libraries shares: error texts, logging, byte streams, interruption.
 *
 * <p>Ownership: a class that allocates native memory frees it in its {@code close}; what lives
 * within one call is bound to a {@code PointerScope}; bytes are copied to Java arrays at the
 * border.
 */
@NullMarked
package io.vigil.ingest.ffmpeg;

import org.jspecify.annotations.NullMarked;
