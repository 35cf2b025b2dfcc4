package io.vigil.model.world;

/**
 * How large a thing is in the picture, and where: what is far is small, high and slow.
 *
 * @param height as a share of the picture's height
 * @param ground where its foot stands, as a share of the picture's height from the top
 * @param pace factor on its speed across the picture
 */
public record Stand(double height, double ground, double pace) {}
