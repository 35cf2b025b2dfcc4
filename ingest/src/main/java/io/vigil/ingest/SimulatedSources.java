package io.vigil.ingest;

import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import io.vigil.ingest.supervise.SimulatedOpener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds the simulated source of an address. */
final class SimulatedSources implements SimulatedOpener {
  private final List<SimulatedSource> sources;

  SimulatedSources(List<SimulatedSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Optional<InputStream> open(SourceAddress address) throws SourceException {
    if (address.kind() != SourceKind.SIMULATED) {
      return Optional.empty();
    }
    for (SimulatedSource source : sources) {
      if (source.scheme().equals(address.scheme())) {
        try {
          return Optional.of(source.open(uri(address)));
        } catch (IOException | IllegalArgumentException e) {
          throw new SourceException(
              address.toString(), SourceFault.NOT_FOUND, String.valueOf(e.getMessage()));
        }
      }
    }
    throw new SourceException(
        address.toString(), SourceFault.UNKNOWN_SCHEME, "'" + address.scheme() + ":'");
  }

  /** {@code demo:} alone is no URI for Java, which wants something behind the colon. */
  private static URI uri(SourceAddress address) {
    String text = address.withCredentials();
    return URI.create(text.endsWith(":") ? text + "/" : text);
  }
}
