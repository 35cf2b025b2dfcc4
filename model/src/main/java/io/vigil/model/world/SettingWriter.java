package io.vigil.model.world;

import io.vigil.model.world.random.Dice;
import io.vigil.model.world.random.Hash;
import java.util.List;

/** Writes settings: place, light, camera and microphone. */
final class SettingWriter {
  Setting write(long seed) {
    Dice dice = new Dice(Hash.of(seed, 5));
    CameraLook look =
        new CameraLook(
            dice.between(3, 8),
            dice.between(0.02, 0.05),
            dice.chance(0.5) ? 0 : dice.between(0.001, 0.004),
            dice.chance(0.7) ? 0 : dice.between(0.2, 0.6),
            dice.between(-1, 1));
    Acoustics acoustics =
        new Acoustics(
            Math.pow(10, dice.between(-62, -46) / 20),
            dice.between(0, 1),
            dice.chance(0.5) ? 0 : dice.between(0.1, 0.5),
            dice.between(0.6, 1.1),
            dice.bits());
    return new Setting(backdrop(Hash.of(seed, 6)), look, acoustics);
  }

  Backdrop backdrop(long seed) {
    Dice dice = new Dice(seed);
    Place place = dice.pick(List.of(Place.values()));
    double brightness = dice.chance(0.2) ? dice.between(0.45, 0.65) : dice.between(0.75, 1.1);
    return new Backdrop(place, dice.bits(), brightness);
  }
}
