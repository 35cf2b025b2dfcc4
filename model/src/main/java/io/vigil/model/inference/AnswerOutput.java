package io.vigil.model.inference;

/**
 * An answer.
 *
 * @param answer the likeliest of the bundle's answers
 * @param confidence its probability
 * @param probabilities of every answer, in the manifest's order [Z]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
public record AnswerOutput(String answer, float confidence, float[] probabilities) {}
