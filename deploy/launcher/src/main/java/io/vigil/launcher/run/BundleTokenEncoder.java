package io.vigil.launcher.run;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.ingest.encode.TokenModel;
import io.vigil.model.bundle.BundleException;
import io.vigil.operators.encode.MediaEncoder;
import io.vigil.operators.encode.ModelId;
import io.vigil.operators.job.JobConfig;
import io.vigil.operators.job.VigilJob;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** The job's encoders, lent to ingest. */
public final class BundleTokenEncoder implements TokenEncoder {
  private final MediaEncoder encoder;
  private final TokenModel model;

  private BundleTokenEncoder(MediaEncoder encoder) {
    this.encoder = encoder;
    ModelId id = encoder.model();
    this.model =
        new TokenModel(
            id.name(),
            id.version(),
            id.digest(),
            encoder.width(),
            encoder.settings().grid().hopMicros(),
            encoder.settings().maxLag());
  }

  /**
   * Opens those of the job of a configuration, and shares them with it where it runs in this
   * process.
   *
   * @return throws {@link io.vigil.launcher.failure.Failure} if the bundle cannot be used
   */
  public static TokenEncoder.Opener of(JobConfig config) {
    return () -> {
      try {
        return new BundleTokenEncoder(VigilJob.encoder(config));
      } catch (BundleException e) {
        throw BundleFaults.of(e);
      }
    };
  }

  @Override
  public TokenModel model() {
    return model;
  }

  @Override
  public CompletableFuture<float[]> picture(ByteBuffer jpeg) {
    return encoder.picture(jpeg);
  }

  @Override
  public CompletableFuture<float[]> sound(long time, ByteBuffer pcm) {
    return encoder.sound(time, pcm);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
