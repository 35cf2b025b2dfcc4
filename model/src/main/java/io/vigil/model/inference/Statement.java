package io.vigil.model.inference;

/**
 * What the network says of a window, as far as it concerns what is explained.
 *
 * @param probability of what is explained, 0 to 1: of the event over the newest two slots, of the
 *     word after the words before it, of the answer that is given with both senses
 * @param caption of the window
 * @param answer to the question; empty where none was asked
 */
public record Statement(float probability, String caption, String answer) {}
