package io.vigil.model.world;

/**
 * Where a camera is: consecutive scenes of one setting follow each other without a cut.
 *
 * @param backdrop what it looks at
 * @param look how it sees
 * @param acoustics how it hears
 */
public record Setting(Backdrop backdrop, CameraLook look, Acoustics acoustics) {}
