/**
 * How fast Vigil is on this machine, each figure beside its ceiling in the same run: ingest beside
 * FFmpeg's own program, the encoders beside the matrix product, the job beside a bare pass-through,
 * the whole beside real time.
 */
@NullMarked
package io.vigil.launcher.bench;

import org.jspecify.annotations.NullMarked;
