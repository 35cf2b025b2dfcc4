package io.vigil.model.evaluate;

import io.vigil.model.evaluate.EventScore.Span;

/**
 * An event that a model told.
 *
 * @param type its place in the manifest
 * @param span when
 * @param confidence as the event's record says it
 */
record ToldEvent(int type, Span span, float confidence) {}
