package io.vigil.model.train;

import io.vigil.model.world.Facts;

/**
 * What is true of one window.
 *
 * @param labels 1 where an event type holds in a slot [T, E]
 * @param now what there is to say at the window's end
 * @param before what there was to say one slot earlier
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of training data; compared by nobody
record Target(float[] labels, Facts now, Facts before) {}
