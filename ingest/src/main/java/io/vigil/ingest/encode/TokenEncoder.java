package io.vigil.ingest.encode;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * A model's encoders of pictures and of sound, for streams of which tokens alone may leave. They
 * must give what the job's own encoders would give of the same media. Thread-safe.
 */
public interface TokenEncoder extends AutoCloseable {
  /** Whose tokens they are. */
  TokenModel model();

  /**
   * The tokens of a picture, one after the other.
   *
   * @param jpeg the encoded picture; not changed
   * @return fails if the picture cannot be encoded
   */
  CompletableFuture<float[]> picture(ByteBuffer jpeg);

  /**
   * The tokens of a segment of sound, one after the other.
   *
   * @param time event time of the first sample, microseconds UTC: tokens lie on a grid of time
   * @param pcm at most a second, s16le mono at 16 kHz; not changed
   * @return fails if the sound cannot be encoded
   */
  CompletableFuture<float[]> sound(long time, ByteBuffer pcm);

  @Override
  void close();

  /** Opens encoders when the first stream needs them: a network takes time and memory. */
  @FunctionalInterface
  interface Opener {
    /** That of a process which has no model. */
    Opener NONE =
        () -> {
          throw new IllegalArgumentException(
              "a stream of events only needs a model, and this process has none");
        };

    /**
     * Opens. Blocking.
     *
     * @throws RuntimeException if the model cannot be used; its message names fault and mend
     */
    TokenEncoder open();
  }
}
