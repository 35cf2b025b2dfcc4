package io.vigil.model.evaluate;

/**
 * A recorded sound as a model hears it.
 *
 * @param label what it is
 * @param heldOut whether it was kept from training
 * @param features what its tokens say of it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of figures; compared by nobody
record SoundClip(String label, boolean heldOut, float[] features) {}
