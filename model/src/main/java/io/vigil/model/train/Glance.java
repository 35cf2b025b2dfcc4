package io.vigil.model.train;

import io.vigil.model.composite.LabelledPicture;
import io.vigil.model.composite.LabelledPictures;
import io.vigil.model.composite.Presence;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A single real picture to learn from, as small as the network takes it.
 *
 * @param picture [size, size, 3]
 * @param known what it shows and what not
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
record Glance(byte[] picture, Map<Presence, Boolean> known) {

  /** That of a number, with what pictures suffer on their way. */
  static Glance of(LabelledPictures pictures, long number, int size) {
    LabelledPicture made = pictures.make(number, size, size);
    byte[] seen =
        Degradation.draw(new SplittableRandom(number * 6151))
            .apply(made.rgb(), new byte[0], 0, size, size);
    return new Glance(seen, made.known());
  }

  /** One that tells nothing, for a step without real pictures. */
  static Glance none(int size) {
    return new Glance(new byte[size * size * 3], Map.of());
  }
}
