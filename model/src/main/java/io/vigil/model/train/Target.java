package io.vigil.model.train;

import io.vigil.model.world.Facts;

/**
 * What is true of one window.
 *
 * @param labels 1 where an event type holds in a slot [T, E]
 * @param known whether the labels of an event type tell the truth [E]; if not, nothing is known
 * @param knownFacts whether it is known if an atom of {@link FactAtoms} holds [K]
 * @param told whether it is known what there is to say
 * @param now what there is to say at the window's end
 * @param before what there was to say one slot earlier
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of training data; compared by nobody
record Target(
    float[] labels, boolean[] known, boolean[] knownFacts, boolean told, Facts now, Facts before) {}
