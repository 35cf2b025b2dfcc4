package io.vigil.ingest;

import io.vigil.ingest.source.SourceAddress;
import io.vigil.schemas.topic.Keys;

/**
 * A stream to be ingested.
 *
 * @param id the stream's id, 1 to 200 characters of [A-Za-z0-9._-]
 * @param address where it is; shows no credentials
 * @param options how it is read
 */
public record StreamSource(String id, SourceAddress address, SourceOptions options) {
  public StreamSource {
    if (!Keys.isValidStream(id)) {
      throw new IllegalArgumentException(
          "a stream's id takes 1 to 200 of A-Z, a-z, 0-9, '.', '_' and '-', not '" + id + "'");
    }
  }

  /** A source read by the default options. */
  public static StreamSource of(String id, SourceAddress address) {
    return new StreamSource(id, address, SourceOptions.defaults());
  }
}
