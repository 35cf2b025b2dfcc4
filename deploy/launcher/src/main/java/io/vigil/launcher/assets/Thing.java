package io.vigil.launcher.assets;

import java.util.Optional;

/**
 * What a row of labels says is in a picture.
 *
 * @param row its number among the rows of its picture, from 1: its value in the picture's mask
 * @param name its class
 * @param coarse person, vehicle, animal, object, background, or empty if unknown
 * @param box where it is, if known
 * @param crowd whether the box holds several
 */
record Thing(int row, String name, String coarse, Optional<Box> box, boolean crowd) {}
