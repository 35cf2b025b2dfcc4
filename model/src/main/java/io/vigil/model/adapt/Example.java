package io.vigil.model.adapt;

import io.vigil.model.adapt.HeadValues.Features;

/**
 * A window to learn from.
 *
 * @param fold part of the films that it is of; -1 of those that show none of the classes
 * @param plain whether its film is unchanged
 * @param features of its newest slot
 * @param truth of its newest slot: 1, 0, or -1 where unknown [K]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of training data; compared by nobody
record Example(int fold, boolean plain, Features features, float[] truth) {}
