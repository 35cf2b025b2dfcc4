package io.vigil.operators.encode;

import io.vigil.model.bundle.BundleException;
import io.vigil.operators.batch.InferenceLease;
import io.vigil.operators.batch.MicroBatcher;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;

/**
 * The job's encoders outside of the job: the same networks, batched together with the job's own
 * calls where both run in one process, and sound laid on the same grid. Thread-safe.
 */
public final class MediaEncoder implements AutoCloseable {

  private final EncodeSettings settings;
  private final InferenceLease lease;

  /**
   * Loads the networks, or takes a share of those that are loaded. Blocking.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public MediaEncoder(EncodeSettings settings) throws BundleException {
    this.settings = settings;
    this.lease = InferenceLease.take(settings.inference(), settings.opener());
  }

  /** The bundle whose encoders they are. */
  public ModelId model() {
    return ModelId.of(lease.hub().manifest());
  }

  /** Numbers of a token. */
  public int width() {
    return lease.hub().manifest().width();
  }

  /** As the job is set to encode. */
  public EncodeSettings settings() {
    return settings;
  }

  /**
   * A picture's tokens.
   *
   * @param jpeg the encoded picture
   * @return fails if the bytes are no picture, or the network fails
   */
  public CompletableFuture<float[]> picture(ByteBuffer jpeg) {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.duplicate().get(bytes);
    return lease.hub().frame(bytes, MicroBatcher.NEVER);
  }

  /**
   * A segment of sound's tokens.
   *
   * @param time event time of the first sample, microseconds UTC
   * @param pcm at most a second, s16le mono at the bundle's rate
   * @return fails if the sound is too long, or the network fails
   */
  public CompletableFuture<float[]> sound(long time, ByteBuffer pcm) {
    short[] samples = new short[pcm.remaining() / Short.BYTES];
    pcm.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    if (samples.length > settings.grid().segmentSamples()) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(samples.length + " samples are more than a second"));
    }
    return lease
        .hub()
        .audio(PlacedSound.of(settings.grid(), time, samples).samples(), MicroBatcher.NEVER);
  }

  @Override
  public void close() {
    lease.close();
  }
}
