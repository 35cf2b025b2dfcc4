package io.vigil.model.train;

import io.vigil.model.world.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * A few seconds of the world with their truth. Letters as in {@link TrainingGraph}.
 *
 * @param pictures [K, size, size, 3] bytes of RGB, one a slot, taken at the slot's start
 * @param sound [S, 16000] samples
 * @param missing slots at the beginning that the stream did not have yet
 * @param regions what fills each cell of each picture [K, P P, R]; negative where unknown
 * @param heard what is heard in each quarter second [4 S, Q]; negative where unknown
 * @param sightings the things in each picture of a slot; empty where they are not known
 * @param targets one for each window
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of training data; compared by nobody
record Clip(
    byte[] pictures,
    short[] sound,
    int missing,
    float[] regions,
    float[] heard,
    Optional<List<List<Sighting>>> sightings,
    List<Target> targets) {}
