/** From probabilities of slots to events with a start and an end: pure logic, no tensors. */
@NullMarked
package io.vigil.model.event;

import org.jspecify.annotations.NullMarked;
