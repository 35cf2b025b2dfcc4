/**
 * Sound synthesis for the procedural world. Every sample is a function of its position alone, so
 * that a sound rendered in pieces equals the sound rendered at once.
 */
@NullMarked
package io.vigil.model.world.synth;

import org.jspecify.annotations.NullMarked;
