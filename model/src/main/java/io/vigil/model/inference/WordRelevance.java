package io.vigil.model.inference;

/**
 * How much a word of a question counts.
 *
 * @param word as it was read
 * @param relevance positive where it speaks for the answer
 */
public record WordRelevance(String word, float relevance) {}
