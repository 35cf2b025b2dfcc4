package io.vigil.launcher.explain;

import io.vigil.ingest.decode.SourceReader;

/** Pictures or sound of a film while it is decoded. For one thread. */
interface Track extends AutoCloseable {
  /** The stream that it is made of. */
  int index();

  /** Seconds from the film's beginning that are decoded. */
  double reached();

  /** Takes the reader's packet. */
  void decode(SourceReader reader) throws InterruptedException;

  /** Takes what the decoder still holds at the film's end. */
  void drain() throws InterruptedException;

  @Override
  void close();
}
