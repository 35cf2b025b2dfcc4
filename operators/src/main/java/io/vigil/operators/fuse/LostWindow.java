package io.vigil.operators.fuse;

/**
 * The place of a window that could not be fused, so that nobody waits for it.
 *
 * @param stream stream id
 * @param ordinal its place
 */
public record LostWindow(String stream, long ordinal) implements FuseOutput {}
