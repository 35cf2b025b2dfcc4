package io.vigil.model.world;

/**
 * Plays scripts to the eye and to the ear.
 *
 * @param painter of the pictures
 * @param sound of the scenes
 */
public record ScenePlayer(Painter painter, SceneSound sound) {}
