package io.vigil.ingest.supervise;

import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import java.io.InputStream;
import java.util.Optional;

/** Opens simulated sources. Thread-safe. */
@FunctionalInterface
public interface SimulatedOpener {
  /**
   * The bytes of a simulated source, an MPEG transport stream; empty if the address is of a real
   * one.
   *
   * @throws SourceException if there is no such simulated source
   */
  Optional<InputStream> open(SourceAddress address) throws SourceException;
}
