package io.vigil.model.world;

/**
 * How the microphone hears.
 *
 * @param noise root mean square of the background noise, as a share of full scale; never 0, so that
 *     digital silence is a fault
 * @param dull how dark the noise is: 0 white to 1 brown
 * @param reverb level of the reflections, 0 to 1
 * @param gain factor on everything
 * @param seed chooses noise and reflections
 */
public record Acoustics(double noise, double dull, double reverb, double gain, long seed) {}
