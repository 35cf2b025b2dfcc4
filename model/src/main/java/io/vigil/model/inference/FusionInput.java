package io.vigil.model.inference;

/**
 * One window. Letters: T slots, F tokens of a picture, A tokens of sound, M places of the memory, D
 * width. What stands behind a zero of a mask has no influence.
 *
 * @param frameTokens [T, F, D], oldest slot first
 * @param frameMask [T], 1 where the slot has a picture
 * @param audioTokens [A, D], oldest first
 * @param audioMask [A], 1 where there is sound
 * @param memory [M, D], as {@link io.vigil.model.memory.TokenMemory#tokens()} gives it
 * @param memoryMask [M], as {@link io.vigil.model.memory.TokenMemory#mask()} gives it
 */
@SuppressWarnings("ArrayRecordComponent") // carriers of tensors; compared by nobody
public record FusionInput(
    float[] frameTokens,
    float[] frameMask,
    float[] audioTokens,
    float[] audioMask,
    float[] memory,
    float[] memoryMask) {}
