package io.vigil.model.inference;

/**
 * One number for each part of a window. Letters: T slots, G side of the grid of patches of a
 * picture, X cells of the spectrogram in time (50 ms each), Y in pitch (4 of 64 mel bands each, low
 * first), L pieces of words that a sentence has at most.
 *
 * @param pictures [T, G, G], oldest slot first, each row by row
 * @param sound [X, Y], oldest first
 * @param question [L], zero behind its end
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
public record Cells(float[] pictures, float[] sound, float[] question) {}
