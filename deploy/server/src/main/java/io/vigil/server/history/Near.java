package io.vigil.server.history;

/**
 * A moment that was found.
 *
 * @param moment the entry
 * @param score cosine of the angle to what was asked, -1 to 1
 */
public record Near(Entry moment, double score) {}
