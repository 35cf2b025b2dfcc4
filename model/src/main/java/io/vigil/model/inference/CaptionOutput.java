package io.vigil.model.inference;

/**
 * A caption.
 *
 * @param text one sentence
 * @param confidence geometric mean of its words' probabilities, 0 to 1
 */
public record CaptionOutput(String text, float confidence) {}
