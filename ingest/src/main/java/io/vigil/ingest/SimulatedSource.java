package io.vigil.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A camera that is simulated in this process, under a scheme of its own. Thread-safe. */
public interface SimulatedSource {
  /** The scheme of its addresses, lower case, without the colon: {@code demo}. */
  String scheme();

  /**
   * Starts a camera.
   *
   * @param address of the scheme above
   * @return an MPEG transport stream, as it is made, in real time; closing it, which any thread may
   *     do, ends a read that waits
   * @throws IOException if there is no such camera
   */
  InputStream open(URI address) throws IOException;
}
