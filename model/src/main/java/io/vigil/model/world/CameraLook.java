package io.vigil.model.world;

/**
 * How the camera sees.
 *
 * @param noise standard deviation of the sensor's noise, in levels of 255; never 0, so that a live
 *     picture always changes
 * @param flicker amplitude of the light's slow change, as a share
 * @param blur radius of the lens's blur, as a share of the picture's height
 * @param blocks strength of compression-like blocks, 0 to 1
 * @param warmth balance between blue (-1) and red (1)
 */
public record CameraLook(double noise, double flicker, double blur, double blocks, double warmth) {}
