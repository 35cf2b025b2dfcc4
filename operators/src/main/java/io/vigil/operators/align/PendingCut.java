package io.vigil.operators.align;

/**
 * Something that the memory must not reach across.
 *
 * @param from event time, microseconds UTC, inclusive
 * @param to event time, microseconds UTC, exclusive
 * @param loss whether media were lost, so that open events end; else the memory alone is cut
 */
record PendingCut(long from, long to, boolean loss) {}
