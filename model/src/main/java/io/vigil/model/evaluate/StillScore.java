package io.vigil.model.evaluate;

import io.vigil.model.assets.Asset;

/**
 * What a model says of a real picture that stands still before it for a window.
 *
 * @param still the picture, with what is known of it
 * @param probabilities of each event type, the mean of the newest slots [E]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of figures; compared by nobody
record StillScore(Asset still, float[] probabilities) {}
