package io.vigil.server.search;

import io.vigil.server.http.Problem;

/** Brings what is searched for into the space of the moments' embeddings. Thread-safe. */
public interface Embedder {

  /** As moments name the bundle whose space it is. */
  String model();

  /** A sentence, as a unit vector. */
  float[] text(String sentence);

  /**
   * A picture, as a unit vector.
   *
   * @param encoded JPEG or PNG
   * @throws Problem 400 if it is no picture
   */
  float[] picture(byte[] encoded);

  /**
   * A sound, as a unit vector.
   *
   * @param wav a WAV file
   * @throws Problem 400 if it is none
   */
  float[] sound(byte[] wav);
}
