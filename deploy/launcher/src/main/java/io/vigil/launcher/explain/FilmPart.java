package io.vigil.launcher.explain;

import java.util.List;
import java.util.Optional;

/**
 * A film from its beginning to a time, sampled as ingest samples it.
 *
 * @param pictures the first JPEG of each half second, if there is one
 * @param sound 16 kHz mono from the beginning on; empty if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of samples; compared by nobody
public record FilmPart(List<Optional<byte[]>> pictures, short[] sound) {

  /** Copies the list. */
  public FilmPart {
    pictures = List.copyOf(pictures);
  }
}
